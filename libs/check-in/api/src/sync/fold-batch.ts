import type { ScanFact } from '@pho-hien/check-in-core';
import type { RunStatement } from '@pho-hien/platform';
import { tallyDayOf } from '../scans/day-of.ts';
import { isLatest } from '../scans/scan-change.ts';
import {
  admissionsOf,
  historiesOf,
  type HistoryFact,
  type LockedDevice,
  type StoredAdmission,
} from './batch-statements.ts';
import type { FactBatch, FrozenTime } from './fact-batch.ts';
import { FoldedPlace } from './fold-facts.ts';
import { judgeFact } from './judge-fact.ts';
import type { PlacedFact } from './place-facts.ts';
import type { FactRow } from './record-facts.ts';
import { Tallies } from './tallies.ts';

/** What a batch makes of the ledger. */
export interface FoldedBatch {
  readonly facts: FactRow[];
  readonly places: FoldedPlace[];
  readonly tallies: Tallies;
}

type Times = ReadonlyMap<string, FrozenTime>;

/** Folds the facts of a batch, in their order, into the states of their tickets. The caller holds the tickets. */
export async function foldBatch(
  run: RunStatement,
  batch: FactBatch,
  device: LockedDevice,
  placed: readonly PlacedFact[],
  times: Times,
): Promise<FoldedBatch> {
  const places = await readPlaces(run, placed, times);
  const tallies = new Tallies();
  const facts = placed.map((one) =>
    rowOf(one, batch, device, places.get(placeOf(one)), times.get(one.fact.scanId)!, tallies),
  );
  return { facts, places: [...places.values()], tallies };
}

const placeOf = ({ listId, ticket }: PlacedFact): string => `${listId} ${ticket?.id}`;

/** The states of all tickets that the facts are about; with their histories where facts come late or are undone. */
async function readPlaces(
  run: RunStatement,
  placed: readonly PlacedFact[],
  times: Times,
): Promise<Map<string, FoldedPlace>> {
  const byPlace = Map.groupBy(
    placed.filter(({ ticket }) => ticket),
    placeOf,
  );
  if (byPlace.size === 0) return new Map();
  const keys = [...byPlace.values()].map(([one]) => one!);
  const admissions = await run(admissionsOf, idsOf(keys));
  const stored = new Map(admissions.map((row) => [`${row.list_id} ${row.ticket_id}`, row]));
  const late = keys.filter((key) => needsHistory(byPlace.get(placeOf(key))!, stored.get(placeOf(key)), times));
  const histories = late.length > 0 ? await run(historiesOf, idsOf(late)) : [];
  const historyOf = Map.groupBy(histories, (row) => `${row.list_id} ${row.ticket_id}`);
  const withHistory = new Set(late.map(placeOf));
  return new Map(
    keys.map((key) => {
      const place = placeOf(key);
      const history: HistoryFact[] | null = withHistory.has(place) ? (historyOf.get(place) ?? []) : null;
      return [place, new FoldedPlace(key.listId, key.ticket!.id, key.list.rules, stored.get(place), history)];
    }),
  );
}

const idsOf = (keys: readonly PlacedFact[]) => ({
  listIds: keys.map(({ listId }) => listId),
  ticketIds: keys.map(({ ticket }) => ticket!.id),
});

function needsHistory(facts: readonly PlacedFact[], row: StoredAdmission | undefined, times: Times): boolean {
  const latest = row ? { at: row.latest_at, scanId: row.latest_scan_id } : null;
  return facts.some(
    ({ fact }, index) =>
      fact.kind === 'UNDO' ||
      !isLatest({ at: times.get(fact.scanId)!.correctedAt, scanId: fact.scanId }, latest) ||
      // Accepted from quarantine they may be in any order.
      (index > 0 && times.get(facts[index - 1]!.fact.scanId)!.correctedAt > times.get(fact.scanId)!.correctedAt),
  );
}

const NOTHING = {
  ticket_id: null,
  code_digest: null,
  direction: null,
  method: null,
  verdict_at_device: null,
  reason_at_device: null,
  verdict: null,
  reason: null,
  used_at: null,
  used_gate_id: null,
  identity_confirmed: false,
  override_of_id: null,
  override_reason: null,
  overridden: null,
  undo_of_id: null,
  undo_reason: null,
  admission_version: null,
  list_cursor: null,
  sealed_answers: null,
} as const;

function rowOf(
  { fact, list, listId, ticket, signedUp, undoneDeviceId }: PlacedFact,
  { device: { deviceId, gateId } }: FactBatch,
  device: LockedDevice,
  place: FoldedPlace | undefined,
  { receivedAt, correctedAt }: FrozenTime,
  tallies: Tallies,
): FactRow {
  const row = {
    ...NOTHING,
    id: fact.scanId,
    kind: fact.kind,
    list_id: listId,
    ticket_id: ticket?.id ?? null,
    sequence: fact.sequence,
    scanned_at: fact.scannedAt,
    received_at: receivedAt,
    corrected_at: correctedAt,
    on_list: true,
  };
  if (fact.kind === 'UNDO') {
    const done = place!.undo({ kind: 'undo', scanId: fact.scanId, undoesScanId: fact.undoesScanId });
    if (!done) throw new Error(`Scan ${fact.undoesScanId} is not in the history of its ticket`);
    const { change, undone } = done;
    tallies.add(listId, change.tallyDay, undoneDeviceId!, {
      inside: change.insideDelta,
      ...(undone.direction === 'ENTRY' ? { entries: -1 } : { exits: -1 }),
    });
    return {
      ...row,
      undo_of_id: fact.undoesScanId,
      undo_reason: fact.reason.trim(),
      admission_version: place!.version,
    };
  }

  const before = place?.before({ at: correctedAt, scanId: fact.scanId });
  const own = judgeFact(fact, correctedAt, list, before ? ticket : null, before!, signedUp, device.rights);
  const overridden = device.rights === 'SUPERVISOR' ? (fact.override?.overridden ?? null) : null;
  let version: number | null = null;
  if (fact.verdict === 'OK') {
    const scan: ScanFact = {
      kind: 'scan',
      scanId: fact.scanId,
      verdict: 'OK',
      direction: fact.direction,
      at: correctedAt,
      gateId,
      overridden: overridden !== null,
    };
    const { tallyDay, insideDelta } = place!.admit(scan);
    version = place!.version;
    const counted = fact.direction === 'ENTRY' ? { entries: 1 } : { exits: 1 };
    tallies.add(listId, tallyDay, deviceId, { inside: insideDelta, ...counted });
  } else if (fact.verdict === 'DENIED') {
    tallies.add(listId, tallyDayOf(list.rules, correctedAt), deviceId, { denied: 1 });
  }
  return {
    ...row,
    code_digest: ticket ? null : (fact.codeDigest ?? null),
    direction: fact.direction,
    method: fact.method,
    verdict_at_device: fact.verdict,
    reason_at_device: fact.reason,
    verdict: own.verdict,
    reason: own.reason,
    on_list: fact.onList,
    used_at: fact.usedAt ?? own.usedAt,
    used_gate_id: fact.usedGateId ?? own.usedGateId,
    identity_confirmed: fact.identityConfirmed,
    override_of_id: fact.override?.overridesScanId ?? null,
    override_reason: fact.override?.reason.trim() ?? null,
    overridden,
    admission_version: version,
    list_cursor: fact.cursor,
    sealed_answers: fact.answers ?? null,
  };
}
