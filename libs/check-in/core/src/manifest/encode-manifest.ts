import { GateManifest } from './gate-manifest.ts';
import type { ManifestHead, ManifestStanding, ManifestTicket } from './manifest.ts';
import { ManifestWriter } from './manifest-writer.ts';

/**
 * The bytes of a manifest. A standing's ticket must be among the tickets.
 *
 * @param tickets each once, in any order
 * @param standings each list and ticket once, in any order
 */
export function encodeManifest(
  head: ManifestHead,
  tickets: readonly ManifestTicket[],
  standings: readonly ManifestStanding[],
): Uint8Array<ArrayBuffer> {
  const writer = new ManifestWriter(head.gates);
  for (const ticket of [...tickets].sort((a, b) => compareText(a.ticketId, b.ticketId))) writer.ticket(ticket);
  const ordered = [...standings].sort((a, b) => a.listIndex - b.listIndex || compareText(a.ticketId, b.ticketId));
  for (const standing of ordered) writer.standing(standing);
  return writer.finish(head);
}

/**
 * A manifest from its bytes.
 *
 * @throws DamagedManifest where they are not those that were written
 */
export function decodeManifest(bytes: Uint8Array): GateManifest {
  return new GateManifest(bytes);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
