import type { GateManifest } from './gate-manifest.ts';
import { type ManifestHead, type ManifestTicket, withSealOf } from './manifest.ts';
import { ManifestWriter } from './manifest-writer.ts';

/**
 * One manifest out of a snapshot and the deltas after it, in their order: what a device keeps when
 * its deltas have become many. Of a ticket, and of a standing, the latest that was said holds.
 */
export function mergeManifest(base: GateManifest, deltas: readonly GateManifest[]): Uint8Array<ArrayBuffer> {
  const latest = deltas.at(-1) ?? base;
  const head = mergedHead(base, deltas, latest.head);
  const writer = new ManifestWriter(head.gates);
  for (const ticket of mergedTickets([base, ...deltas])) writer.ticket(ticket);
  // The place of a list may have changed when the gate was given another one.
  const places = [base, ...deltas].map((manifest) => ({
    manifest,
    placeIn: head.lists.map(({ id }) => manifest.head.lists.findIndex((list) => list.id === id)),
  }));
  for (const listIndex of head.lists.keys()) {
    const standings = new Map<string, { readonly from: GateManifest; readonly at: number }>();
    for (const { manifest, placeIn } of places)
      for (const { ticketId, at } of standingsOf(manifest, placeIn[listIndex]!))
        standings.set(ticketId, { from: manifest, at });
    for (const ticketId of [...standings.keys()].sort()) {
      const { from, at } = standings.get(ticketId)!;
      writer.standing({ listIndex, ticketId, state: from.standingAt(at).state });
    }
  }
  return writer.finish(head);
}

function mergedHead(base: GateManifest, deltas: readonly GateManifest[], latest: ManifestHead): ManifestHead {
  const { from } = base.head.organisations;
  const names = [...base.head.organisations.names];
  // A dictionary that is only added to: what is said twice is said alike.
  for (const { head } of deltas) names.splice(head.organisations.from - from, Infinity, ...head.organisations.names);
  return { ...latest, complete: base.head.complete, organisations: { from, names } };
}

/** Every ticket once, in the order of ids, each as the latest manifest that has it says. */
function* mergedTickets(manifests: readonly GateManifest[]): Generator<ManifestTicket> {
  const at = manifests.map(() => 0);
  const ids = manifests.map((manifest) => (manifest.ticketCount > 0 ? manifest.idAt(0) : null));
  for (;;) {
    let least: string | null = null;
    for (const id of ids) if (id !== null && (least === null || id < least)) least = id;
    if (least === null) return;
    let ticket: ManifestTicket | undefined;
    for (const [index, manifest] of manifests.entries()) {
      if (ids[index] !== least) continue;
      const row = at[index]!;
      const said = manifest.ticketAt(row);
      ticket = ticket ? withSealOf(said, ticket) : said;
      at[index] = row + 1;
      ids[index] = row + 1 < manifest.ticketCount ? manifest.idAt(row + 1) : null;
    }
    yield ticket!;
  }
}

function* standingsOf(manifest: GateManifest, listIndex: number) {
  if (listIndex < 0) return;
  for (let at = 0; at < manifest.standingCount; at += 1) {
    if (manifest.listIndexAt(at) === listIndex) yield { ticketId: manifest.standingAt(at).ticketId, at };
  }
}
