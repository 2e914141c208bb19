import { type createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { type ManifestHead, type ManifestRules, ManifestWriter, sealName } from '@pho-hien/check-in-core';
import { decodeTicket, type Ed25519, signTicket } from '@pho-hien/events-core';
import { newId } from '@pho-hien/kernel';

const EVENT_NUMBER = 142;
/** Of a ticket whose name nobody opens: as long as that of "Nguyễn Thị Phương Thảo". */
const SEALED_BYTES = 42;

/** An event of the bench: what a device downloads, and tickets whose codes can be read. */
export interface World {
  readonly manifest: Uint8Array<ArrayBuffer>;
  readonly listId: string;
  readonly gateId: string;
  /** Codes of tickets, each unused. */
  readonly codes: readonly string[];
}

const rules: ManifestRules = {
  ...{ closed: false, ticketTypeNumbers: [1], windows: [], toleranceMinutes: 15, entry: 'ONCE', maxPerDay: null },
  ...{ exits: true, reentry: true, capacity: null, questions: [] },
};

/** Makes an event with so many tickets, a third of them used, of which so many have a code to scan. */
export async function makeWorld(tickets: number, scanned: number): Promise<World> {
  const [eventId, listId, gateId] = [newId(), newId(), newId()];
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const both = (text: string) => ({ vi: text, en: text });
  const head: ManifestHead = {
    ...{ format: 1, eventId, eventNumber: EVENT_NUMBER, cursor: '1.1', issuedAt: new Date().toISOString() },
    ...{ complete: true, eventCancelled: false },
    keys: [{ number: 0, publicKey: String(publicKey.export({ format: 'jwk' })['x']), revoked: false }],
    lists: [{ id: listId, name: both('Vào cổng'), rules, inside: Math.floor(tickets / 3) }],
    gates: [{ id: gateId, name: 'Cổng A' }],
    ticketTypes: [{ number: 1, name: both('Khách tham quan') }],
    organisations: { from: 0, names: Array.from({ length: 2000 }, (_, i) => `Trường Trung học phổ thông số ${i + 1}`) },
  };
  const signer = signing(privateKey);
  const writer = new ManifestWriter(head.gates);
  const ids = Array.from({ length: tickets }, () => newId()).sort();
  const every = Math.floor(tickets / scanned);
  const codes: string[] = [];
  for (const [row, ticketId] of ids.entries()) {
    let sealedName = new Uint8Array(randomBytes(SEALED_BYTES));
    if (row % every === 0 && codes.length < scanned) {
      const token = { flags: 0, keyId: 0, eventNumber: EVENT_NUMBER, ticketId, ticketTypeNumber: 1 };
      const code = await signTicket({ ...token, validFrom: null, validUntil: null }, new Uint8Array(32), signer);
      const { signature } = decodeTicket(code)!;
      const holder = { fullName: 'Nguyễn Thị Phương Thảo', organisationNumber: row % 2000 };
      sealedName = await sealName(holder, { signature, eventNumber: EVENT_NUMBER, revision: 1 });
      codes.push(code);
    }
    writer.ticket({
      ...{ ticketId, ticketTypeNumber: 1, status: 'VALID', blocked: false, validFrom: null, validUntil: null },
      ...{ sealRevision: 1, sealedName },
    });
  }
  const at = new Date(Date.now() - 3_600_000);
  for (const [row, ticketId] of ids.entries()) {
    if (row % every === 0 || row % 3 !== 0) continue;
    const lastEntry = { scanId: '', at: new Date(at.getTime() + row), gateId };
    writer.standing({ listIndex: 0, ticketId, state: { day: null, uses: 1, inside: 1, lastEntry } });
  }
  return { manifest: writer.finish(head), listId, gateId, codes };
}

/** Node's own signature: what signs here is not what is measured. */
function signing(key: ReturnType<typeof createPrivateKey>): Ed25519 {
  return {
    publicKeyOf: async () => new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)),
    sign: async (message) => new Uint8Array(sign(null, message, key)),
    verify: async () => false,
  };
}
