import { foldScans, type CountingRule, type ScanFact, type UndoFact } from '@pho-hien/check-in-core';
import { onDatabase } from '../bench/kit/stage.ts';
import type { ShownVerdict } from './reports.ts';

interface FactRow {
  readonly id: string;
  readonly kind: 'SCAN' | 'UNDO';
  readonly device_id: string;
  readonly gate_id: string;
  readonly list_id: string;
  readonly ticket_id: string | null;
  readonly direction: 'ENTRY' | 'EXIT' | null;
  readonly verdict_at_device: 'OK' | 'DENIED' | 'INCOMPLETE' | null;
  readonly corrected_at: Date;
  readonly overridden: string | null;
  readonly undo_of_id: string | null;
}

interface StandingRow {
  readonly list_id: string;
  readonly ticket_id: string;
  readonly uses: number;
  readonly inside: number;
  readonly last_entry_scan_id: string | null;
}

/** What the database has of everything that was shown, and whether it agrees with itself. */
export interface Account {
  /** Verdicts that were shown and are nowhere, or are another one there. */
  readonly lost: readonly string[];
  /** Scans that were kept although nobody saw their verdict: killed between the disk and the screen. */
  readonly unseen: number;
  /** Tickets whose stored state is not the fold over their facts. */
  readonly misfolded: readonly string[];
  /** Pairs of admissions that the fold calls a conflict and nobody is told of, or the other way round. */
  readonly misreported: number;
  readonly conflicts: number;
  /** Persons who passed the gates, in less out. */
  readonly physical: number;
  /** Persons inside, by the tickets and by the tallies that the dashboard shows. */
  readonly insideByTickets: number;
  readonly insideByTallies: number;
}

/** Compares what was shown with what is stored, and what is stored with the fold over the facts. */
export async function accountFor(
  databaseUrl: string,
  shown: readonly ShownVerdict[],
  rule: CountingRule,
): Promise<Account> {
  const facts = await onDatabase<FactRow>(
    databaseUrl,
    'select scans.*, gate_id from scans join devices on devices.id = scans.device_id',
  );
  const apart = await onDatabase<{ id: string; verdict: string }>(
    databaseUrl,
    `select id, fact ->> 'verdict' as verdict from quarantined_facts`,
  );
  const verdicts = new Map([
    ...facts.map(({ id, verdict_at_device: verdict }) => [id, verdict] as const),
    ...apart.map(({ id, verdict }) => [id, verdict] as const),
  ]);
  const seen = new Set(shown.map(({ scanId }) => scanId));
  const { misfolded, conflicts } = await compareFolds(databaseUrl, facts, rule);
  const stored = await onDatabase<{ pair: string }>(
    databaseUrl,
    `select least(entry_scan_id, other_scan_id) || ' ' || greatest(entry_scan_id, other_scan_id) as pair
     from conflicts where settled_at is null`,
  );
  const told = new Set(stored.map(({ pair }) => pair));
  const inside = await onDatabase<{ tickets: number; tallies: number }>(
    databaseUrl,
    `select (select coalesce(sum(inside), 0) from admissions)::int as tickets,
       (select coalesce(sum(inside), 0) from list_tallies)::int as tallies`,
  );
  const passed = (direction: string) =>
    facts.filter((fact) => fact.verdict_at_device === 'OK' && fact.direction === direction).length;
  return {
    lost: shown.filter(({ scanId, verdict }) => verdicts.get(scanId) !== verdict).map(({ scanId }) => scanId),
    unseen: facts.filter(({ id }) => !seen.has(id)).length,
    misfolded,
    misreported:
      [...conflicts].filter((pair) => !told.has(pair)).length + [...told].filter((pair) => !conflicts.has(pair)).length,
    conflicts: conflicts.size,
    physical: passed('ENTRY') - passed('EXIT'),
    insideByTickets: inside[0]!.tickets,
    insideByTallies: inside[0]!.tallies,
  };
}

async function compareFolds(databaseUrl: string, facts: readonly FactRow[], rule: CountingRule) {
  const places = Map.groupBy(
    facts.filter((fact) => fact.ticket_id && (fact.kind === 'UNDO' || fact.verdict_at_device === 'OK')),
    (fact) => `${fact.list_id} ${fact.ticket_id}`,
  );
  const rows = await onDatabase<StandingRow>(databaseUrl, 'select * from admissions');
  const stored = new Map(rows.map((row) => [`${row.list_id} ${row.ticket_id}`, row]));
  const misfolded = new Set([...stored.keys()].filter((place) => !places.has(place)));
  const conflicts = new Set<string>();
  for (const [place, history] of places) {
    const { state, conflicts: found } = foldScans(history.map(factOf), rule);
    const row = stored.get(place);
    const agrees =
      row?.uses === state.uses &&
      row.inside === state.inside &&
      row.last_entry_scan_id === (state.lastEntry?.scanId ?? null);
    if (!agrees) misfolded.add(place);
    for (const { entryScanId, conflictingScanId } of found)
      conflicts.add([entryScanId, conflictingScanId].sort().join(' '));
  }
  return { misfolded: [...misfolded], conflicts };
}

function factOf(row: FactRow): ScanFact | UndoFact {
  if (row.kind === 'UNDO') return { kind: 'undo', scanId: row.id, undoesScanId: row.undo_of_id! };
  return {
    kind: 'scan',
    scanId: row.id,
    verdict: row.verdict_at_device!,
    direction: row.direction!,
    at: row.corrected_at,
    gateId: row.gate_id,
    overridden: row.overridden !== null,
  };
}
