import { idToBytes } from '@pho-hien/kernel';
import { writeBytePlanes, writePlanes } from './byte-planes.ts';
import { crc32 } from './crc32.ts';
import { GrowingBytes } from './growing-bytes.ts';
import type { ManifestGate, ManifestHead, ManifestStanding, ManifestTicket } from './manifest.ts';
import { flagsOf, minutesOf, standingNumbers } from './manifest-rows.ts';
import { ID_BYTES, MAGIC, rowOfId } from './manifest-layout.ts';

/**
 * Writes a manifest row by row, so that whoever reads 100,000 tickets need not hold them all: first
 * the tickets in ascending order of their ids, then the standings of tickets among them, by list and
 * ticket.
 *
 * @throws RangeError where that order is not kept, or a standing's ticket is missing
 */
export class ManifestWriter {
  private readonly ids = new GrowingBytes();
  private readonly types = new GrowingBytes();
  private readonly flags = new GrowingBytes();
  private readonly from = new GrowingBytes();
  private readonly until = new GrowingBytes();
  private readonly revisions = new GrowingBytes();
  private readonly nameLengths = new GrowingBytes();
  private readonly names = new GrowingBytes();
  private readonly standings = {
    list: new GrowingBytes(),
    row: new GrowingBytes(),
    day: new GrowingBytes(),
    uses: new GrowingBytes(),
    inside: new GrowingBytes(),
    seconds: new GrowingBytes(),
    milliseconds: new GrowingBytes(),
    gate: new GrowingBytes(),
  };
  private tickets = 0;
  private lastId = '';
  private lastStanding = -1;
  private readonly gateIndex: ReadonlyMap<string, number>;

  /** @param gates those of the head, which entries name by their place */
  constructor(gates: readonly ManifestGate[]) {
    this.gateIndex = new Map(gates.map(({ id }, index) => [id, index]));
  }

  ticket(ticket: ManifestTicket): void {
    if (ticket.ticketId <= this.lastId) throw new RangeError('tickets of a manifest come in the order of their ids');
    this.lastId = ticket.ticketId;
    this.tickets += 1;
    this.ids.bytes(idToBytes(ticket.ticketId));
    this.types.uint16(ticket.ticketTypeNumber);
    this.flags.uint8(flagsOf(ticket));
    this.from.uint32(minutesOf(ticket.validFrom, Math.floor));
    this.until.uint32(minutesOf(ticket.validUntil, Math.ceil));
    this.revisions.uint16(ticket.sealRevision);
    this.nameLengths.uint16(ticket.sealedName.length);
    this.names.bytes(ticket.sealedName);
  }

  standing({ listIndex, ticketId, state }: ManifestStanding): void {
    const row = rowOfId(this.ids.written(), ticketId);
    const place = listIndex * 2 ** 32 + row;
    if (row < 0 || place <= this.lastStanding) throw new RangeError('standings come by list and ticket, after tickets');
    this.lastStanding = place;
    const numbers = standingNumbers(state, this.gateIndex);
    const { standings } = this;
    standings.list.uint8(listIndex);
    standings.row.uint32(row);
    standings.day.uint16(numbers.day);
    standings.uses.uint16(numbers.uses);
    standings.inside.uint16(numbers.inside);
    standings.seconds.uint32(numbers.seconds);
    standings.milliseconds.uint16(numbers.milliseconds);
    standings.gate.uint16(numbers.gate);
  }

  /** The bytes of the manifest. */
  finish(head: ManifestHead): Uint8Array<ArrayBuffer> {
    const json = new TextEncoder().encode(JSON.stringify(head));
    const { standings } = this;
    const columns = [
      this.types.as(Uint16Array),
      this.flags.as(Uint8Array),
      this.from.as(Uint32Array),
      this.until.as(Uint32Array),
      this.revisions.as(Uint16Array),
      this.nameLengths.as(Uint16Array),
      standings.list.as(Uint8Array),
      standings.row.as(Uint32Array),
      standings.day.as(Uint16Array),
      standings.uses.as(Uint16Array),
      standings.inside.as(Uint16Array),
      standings.seconds.as(Uint32Array),
      standings.milliseconds.as(Uint16Array),
      standings.gate.as(Uint16Array),
    ];
    const names = this.names.written();
    const ids = this.ids.written();
    const length = columns.reduce(
      (sum, { byteLength }) => sum + byteLength,
      24 + json.length + ids.length + names.length,
    );
    const bytes = new Uint8Array(length);
    const view = new DataView(bytes.buffer);
    bytes.set(MAGIC);
    view.setUint32(4, json.length, true);
    bytes.set(json, 8);
    let at = 8 + json.length;
    for (const count of [this.tickets, standings.list.length, names.length]) {
      view.setUint32(at, count, true);
      at += 4;
    }
    at = writeBytePlanes(bytes, at, ids, ID_BYTES);
    for (const column of columns) at = writePlanes(bytes, at, column);
    bytes.set(names, at);
    view.setUint32(length - 4, crc32(bytes.subarray(0, length - 4)), true);
    return bytes;
  }
}
