import type { FieldProblem } from '@pho-hien/kernel';
import type { RunStatement } from '@pho-hien/platform';
import type { KnownList, KnownLists } from '../scans/known-lists.ts';
import {
  type LockedDevice,
  type LockedTicket,
  lockTickets,
  reservedAmong,
  type StoredFact,
} from './batch-statements.ts';
import type { DeviceFact } from './device-fact.ts';
import { type FactBatch, refused } from './fact-batch.ts';
import { unseatedAmong } from './session-seats.ts';
import { type Target, Targets } from './sort-facts.ts';
import type { ScanSyncResult } from './sync.graphql.ts';

/** A fact with the list and the ticket that it is about. */
export interface PlacedFact {
  readonly fact: DeviceFact;
  readonly list: KnownList;
  readonly listId: string;
  /** Null where no ticket was recognised. */
  readonly ticket: LockedTicket | null;
  /** Whether the holder has a place in the list's session; `true` where it is for none. */
  readonly signedUp: boolean;
  /** The device whose scan is undone. */
  readonly undoneDeviceId: string | null;
}

/** The facts that can be taken, and the answers of those that never can. */
export interface PlacedFacts {
  readonly placed: PlacedFact[];
  readonly results: ScanSyncResult[];
  /** Scans of reserved places of which nobody has said yet whose they became, and what takes those back. */
  readonly expected: DeviceFact[];
}

/** Finds the list and the ticket of every fact, and locks the tickets. */
export async function placeFacts(
  run: RunStatement,
  lists: KnownLists,
  batch: FactBatch,
  device: LockedDevice,
  stored: readonly StoredFact[],
  facts: readonly DeviceFact[],
): Promise<PlacedFacts> {
  const targets = new Targets(stored, batch, device);
  const brought = new Map<string, DeviceFact>();
  const open: { readonly fact: DeviceFact; readonly target: Target }[] = [];
  const results: ScanSyncResult[] = [];
  for (const fact of facts) {
    const target = targetOf(fact, targets, brought, batch.device.deviceId);
    if ('code' in target) results.push(refused(fact.scanId, target));
    else {
      brought.set(fact.scanId, fact);
      open.push({ fact, target });
    }
  }
  const known = new Map<string, KnownList | undefined>();
  for (const { target } of open)
    if (!known.has(target.listId)) known.set(target.listId, await lists.readAgain(target.listId, run));
  const ticketIds = [...new Set(open.flatMap(({ target }) => target.ticketId ?? []))];
  const locked = ticketIds.length > 0 ? await run(lockTickets, { eventId: batch.device.eventId, ticketIds }) : [];
  const unseated = await unseatedAmong(
    run,
    open.flatMap(({ target }) => (known.get(target.listId)?.sessionId ? [target] : [])),
  );
  const tickets = new Map(locked.map((ticket) => [ticket.id, ticket]));
  const missing = ticketIds.filter((id) => !tickets.has(id));
  const reserved = missing.length > 0 ? await run(reservedAmong, { eventId: batch.device.eventId, ids: missing }) : [];
  const awaited = new Set(reserved.map(({ id }) => id));
  const expected: DeviceFact[] = [];

  const placed: PlacedFact[] = [];
  const lost = new Set<string>();
  for (const { fact, target } of open) {
    const list = known.get(target.listId);
    const ticket = target.ticketId === null ? null : (tickets.get(target.ticketId) ?? null);
    const problem = placeProblem(fact, target, list?.eventId === batch.device.eventId, ticket, lost);
    const mayWait = fact.kind === 'UNDO' || !fact.override;
    if (problem?.field === 'ticketId' && mayWait && awaited.has(target.ticketId!)) {
      lost.add(fact.scanId);
      expected.push(fact);
    } else if (problem || !list) {
      lost.add(fact.scanId);
      results.push(refused(fact.scanId, problem ?? { field: 'listId', code: 'unknown_value' }));
    } else {
      const undoneDeviceId = fact.kind === 'UNDO' ? target.deviceId : null;
      const signedUp = !unseated.has(`${target.listId} ${target.ticketId}`);
      placed.push({ fact, list, listId: target.listId, ticket, signedUp, undoneDeviceId });
    }
  }
  return { placed, results, expected };
}

function targetOf(
  fact: DeviceFact,
  targets: Targets,
  brought: ReadonlyMap<string, DeviceFact>,
  deviceId: string,
): Target | FieldProblem {
  if (fact.kind === 'UNDO') return targets.undoneBy(fact.undoesScanId, brought);
  const { override } = fact;
  if (override && !targets.isRefusal(override.overridesScanId, brought))
    return { field: 'override.overridesScanId', code: 'unknown_value' };
  return { listId: fact.listId, ticketId: fact.ticketId ?? null, deviceId };
}

function placeProblem(
  fact: DeviceFact,
  target: Target,
  isOurList: boolean,
  ticket: LockedTicket | null,
  lost: ReadonlySet<string>,
): FieldProblem | null {
  if (!isOurList) return { field: 'listId', code: 'unknown_value' };
  if (target.ticketId !== null && !ticket) return { field: 'ticketId', code: 'unknown_value' };
  // What it speaks of has just been refused itself.
  if (fact.kind === 'UNDO' && lost.has(fact.undoesScanId)) return { field: 'undoesScanId', code: 'unknown_value' };
  if (fact.kind === 'SCAN' && fact.override && lost.has(fact.override.overridesScanId))
    return { field: 'override.overridesScanId', code: 'unknown_value' };
  return null;
}
