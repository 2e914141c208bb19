import {
  type CheckInList,
  type GateManifest,
  type ManifestHead,
  type ManifestList,
  type ManifestTicket,
  rulesOf,
  SignedUp,
  type TicketOnList,
  UNUSED,
  withSealOf,
} from '@pho-hien/check-in-core';
import type { LocalizedText } from '@pho-hien/kernel';

/** The tickets as this device knows them: a snapshot, and over it what changed since. */
export class TicketList {
  readonly head: ManifestHead;
  readonly ticketCount: number;
  private readonly rules = new Map<string, CheckInList>();
  private readonly seats = new Map<string, SignedUp>();
  private readonly organisations: readonly string[];
  private readonly keys: ReadonlyMap<number, Uint8Array>;

  /** @param parts the snapshot first, then the deltas in their order */
  constructor(readonly parts: readonly [GateManifest, ...GateManifest[]]) {
    this.head = parts.at(-1)!.head;
    this.ticketCount = countTickets(parts);
    this.organisations = organisationsIn(parts);
    // A revoked key is as good as none: what it signed is refused.
    const keys = this.head.keys.filter(({ revoked }) => !revoked);
    this.keys = new Map(keys.map(({ number, publicKey }) => [number, bytesOfBase64Url(publicKey)]));
    for (const list of this.head.lists) {
      this.rules.set(list.id, rulesOf(list));
      this.seats.set(list.id, new SignedUp(list.signedUp));
    }
  }

  /** The same with what changed since. */
  with(delta: GateManifest): TicketList {
    return new TicketList([...this.parts, delta]);
  }

  get cursor(): string {
    return this.head.cursor;
  }

  get lists(): readonly ManifestList[] {
    return this.head.lists;
  }

  rulesOf(listId: string): CheckInList | undefined {
    return this.rules.get(listId);
  }

  /** Whether a ticket's holder signed up for the session of a list, or need not. */
  signedUp(listId: string, ticketId: string): boolean {
    return this.seats.get(listId)?.has(ticketId) ?? true;
  }

  /** Persons inside on a list, at the cursor. */
  insideOf(listId: string): number {
    return this.head.lists.find(({ id }) => id === listId)?.inside ?? 0;
  }

  ticket(ticketId: string): ManifestTicket | null {
    let latest: ManifestTicket | null = null;
    for (let at = this.parts.length - 1; at >= 0; at -= 1) {
      const said = this.parts[at]!.ticket(ticketId);
      if (said) latest = latest ? withSealOf(latest, said) : said;
      if (latest && latest.sealRevision > 0) break;
    }
    return latest;
  }

  /** Where a ticket stands on a list at the cursor. */
  standing(listId: string, ticketId: string): TicketOnList {
    for (let at = this.parts.length - 1; at >= 0; at -= 1) {
      const part = this.parts[at]!;
      // The place of a list may have changed when the gate was given another one.
      const place = part.head.lists.findIndex(({ id }) => id === listId);
      const standing = place < 0 ? null : part.knownStanding(place, ticketId);
      if (standing) return standing;
    }
    return UNUSED;
  }

  /** The ids of the tickets that a typed code may mean. */
  shortCodeMatches(shortCode: string): string[] {
    return [...new Set(this.parts.flatMap((part) => part.shortCodeMatches(shortCode)))];
  }

  /** The public key of this number, unless it is unknown here or revoked. */
  key(number: number): Uint8Array | undefined {
    return this.keys.get(number);
  }

  organisation(number: number | null): string | null {
    return number === null ? null : (this.organisations[number] ?? null);
  }

  typeName(number: number): LocalizedText | null {
    return this.head.ticketTypes.find((type) => type.number === number)?.name ?? null;
  }

  gateName(id: string | null): string | null {
    return this.head.gates.find((gate) => gate.id === id)?.name ?? null;
  }
}

function countTickets([base, ...deltas]: readonly [GateManifest, ...GateManifest[]]): number {
  const added = new Set<string>();
  for (const delta of deltas)
    for (let row = 0; row < delta.ticketCount; row += 1) {
      const id = delta.idAt(row);
      if (!base.ticket(id)) added.add(id);
    }
  return base.ticketCount + added.size;
}

/** A dictionary that is only added to: what is said twice is said alike. */
function organisationsIn(parts: readonly GateManifest[]): string[] {
  const names: string[] = [];
  for (const { head } of parts)
    head.organisations.names.forEach((name, at) => (names[head.organisations.from + at] = name));
  return names;
}

export function bytesOfBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
