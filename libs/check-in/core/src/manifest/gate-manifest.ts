import { idFromBytes, idToBytes } from '@pho-hien/kernel';
import { idSuffixOf } from '@pho-hien/events-core';
import { type TicketOnList, UNUSED } from '../entry-rule.ts';
import { PlaneReader } from './byte-planes.ts';
import { crc32 } from './crc32.ts';
import { DamagedManifest } from './damaged-manifest.ts';
import type { ManifestHead, ManifestStanding, ManifestTicket } from './manifest.ts';
import { ID_BYTES, MAGIC, rowOfId } from './manifest-layout.ts';
import { fromFlags, fromMinutes, fromStandingNumbers } from './manifest-rows.ts';

/** The bytes before the JSON, and the three counts and the checksum after it. */
const FRAME = 24;
const SUFFIX_BYTES = 5;

/**
 * A decoded manifest: the head, and columns in which one ticket is looked up at a time. No object a
 * ticket is kept, so that a phone holds 100,000 of them in as many bytes as were sent.
 */
export class GateManifest {
  readonly head: ManifestHead;
  readonly ticketCount: number;
  readonly standingCount: number;
  private readonly ids: Uint8Array;
  private readonly types: Uint16Array;
  private readonly flags: Uint8Array;
  private readonly from: Uint32Array;
  private readonly until: Uint32Array;
  private readonly revisions: Uint16Array;
  /** Where each name begins in the blob; one more at the end. */
  private readonly nameStarts: Uint32Array;
  private readonly names: Uint8Array;
  private readonly lists: Uint8Array;
  private readonly rows: Uint32Array;
  private readonly days: Uint16Array;
  private readonly uses: Uint16Array;
  private readonly inside: Uint16Array;
  private readonly seconds: Uint32Array;
  private readonly milliseconds: Uint16Array;
  private readonly gates: Uint16Array;

  /**
   * @param bytes as the server wrote them; kept, so not to be changed after
   * @throws DamagedManifest where they are not
   */
  constructor(bytes: Uint8Array) {
    const { head, counts, start } = frameOf(bytes);
    const [tickets, standings, nameBytes] = counts;
    if (tickets > bytes.length || standings > bytes.length) throw new DamagedManifest('STRUCTURE');
    const reader = new PlaneReader(bytes.subarray(0, bytes.length - 4), start);
    this.head = head;
    this.ticketCount = tickets;
    this.standingCount = standings;
    this.ids = reader.rows(tickets, ID_BYTES);
    this.types = reader.numbers(new Uint16Array(tickets));
    this.flags = reader.numbers(new Uint8Array(tickets));
    this.from = reader.numbers(new Uint32Array(tickets));
    this.until = reader.numbers(new Uint32Array(tickets));
    this.revisions = reader.numbers(new Uint16Array(tickets));
    this.nameStarts = startsOf(reader.numbers(new Uint16Array(tickets)));
    this.lists = reader.numbers(new Uint8Array(standings));
    this.rows = reader.numbers(new Uint32Array(standings));
    this.days = reader.numbers(new Uint16Array(standings));
    this.uses = reader.numbers(new Uint16Array(standings));
    this.inside = reader.numbers(new Uint16Array(standings));
    this.seconds = reader.numbers(new Uint32Array(standings));
    this.milliseconds = reader.numbers(new Uint16Array(standings));
    this.gates = reader.numbers(new Uint16Array(standings));
    this.names = reader.blob(nameBytes);
    reader.end();
    if (this.nameStarts[tickets] !== nameBytes) throw new DamagedManifest('STRUCTURE');
  }

  /** The ticket of this id; `null` where the manifest does not have it. */
  ticket(ticketId: string): ManifestTicket | null {
    const row = rowOfId(this.ids, ticketId);
    return row < 0 ? null : this.ticketAt(row);
  }

  /** The ticket in this row, 0 up to `ticketCount`, in the order of ids. */
  ticketAt(row: number): ManifestTicket {
    return {
      ticketId: this.idAt(row),
      ticketTypeNumber: this.types[row]!,
      ...fromFlags(this.flags[row]!),
      validFrom: fromMinutes(this.from[row]!),
      validUntil: fromMinutes(this.until[row]!),
      sealRevision: this.revisions[row]!,
      sealedName: this.names.subarray(this.nameStarts[row], this.nameStarts[row + 1]),
    };
  }

  /** Where a ticket stands on a list; unused where nothing is said of it. */
  standing(listIndex: number, ticketId: string): TicketOnList {
    return this.knownStanding(listIndex, ticketId) ?? UNUSED;
  }

  /** The same, `null` where nothing is said of it: a delta then leaves it to what came before. */
  knownStanding(listIndex: number, ticketId: string): TicketOnList | null {
    const row = rowOfId(this.ids, ticketId);
    const at = row < 0 ? -1 : this.standingRow(listIndex, row);
    return at < 0 ? null : this.stateAt(at);
  }

  /** The standing in this place, 0 up to `standingCount`, by list and ticket. */
  standingAt(at: number): ManifestStanding {
    return { listIndex: this.lists[at]!, ticketId: this.idAt(this.rows[at]!), state: this.stateAt(at) };
  }

  /** The ids of the tickets that a short code may mean, in the form of `parseShortCode`. */
  shortCodeMatches(shortCode: string): string[] {
    const suffix = idToBytes(idSuffixOf(shortCode).padStart(2 * ID_BYTES, '0')).subarray(-SUFFIX_BYTES);
    const matches: string[] = [];
    for (let row = 0; row < this.ticketCount; row += 1) {
      const tail = row * ID_BYTES + ID_BYTES - SUFFIX_BYTES;
      if (suffix.every((byte, i) => this.ids[tail + i] === byte)) matches.push(this.idAt(row));
    }
    return matches;
  }

  /** The list of the standing in this place. */
  listIndexAt(at: number): number {
    return this.lists[at]!;
  }

  /** The id of the ticket in this row. */
  idAt(row: number): string {
    return idFromBytes(this.ids.subarray(row * ID_BYTES, (row + 1) * ID_BYTES));
  }

  private stateAt(at: number): TicketOnList {
    const numbers = {
      day: this.days[at]!,
      uses: this.uses[at]!,
      inside: this.inside[at]!,
      seconds: this.seconds[at]!,
      milliseconds: this.milliseconds[at]!,
      gate: this.gates[at]!,
    };
    return fromStandingNumbers(numbers, this.head.gates);
  }

  private standingRow(listIndex: number, row: number): number {
    let low = 0;
    let high = this.standingCount - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = this.lists[middle]! - listIndex || this.rows[middle]! - row;
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}

/** The parts before the columns, after the checksum was found right. */
function frameOf(bytes: Uint8Array) {
  const isOurs = bytes.length >= FRAME && MAGIC.every((byte, i) => bytes[i] === byte);
  if (!isOurs) throw new DamagedManifest('NOT_A_MANIFEST');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 4;
  if (view.getUint32(end, true) !== crc32(bytes.subarray(0, end))) throw new DamagedManifest('CHECKSUM');
  const headLength = view.getUint32(4, true);
  const start = 8 + headLength;
  if (start + 12 > end) throw new DamagedManifest('STRUCTURE');
  const count = (index: number) => view.getUint32(start + 4 * index, true);
  return {
    head: headOf(bytes.subarray(8, start)),
    counts: [count(0), count(1), count(2)] as const,
    start: start + 12,
  };
}

function headOf(json: Uint8Array): ManifestHead {
  let head: ManifestHead;
  try {
    head = JSON.parse(new TextDecoder().decode(json)) as ManifestHead;
  } catch {
    throw new DamagedManifest('STRUCTURE');
  }
  // A format from after this was written is no damage that can be mended by asking again for the same.
  if (head?.format !== 1) throw new DamagedManifest('NOT_A_MANIFEST');
  return head;
}

function startsOf(lengths: Uint16Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let row = 0; row < lengths.length; row += 1) starts[row + 1] = starts[row]! + lengths[row]!;
  return starts;
}
