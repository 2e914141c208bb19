import { type ManifestHead, type ManifestList } from '@pho-hien/check-in-core';
import type { HeadList, HeadRow } from './head-statement.ts';
import { cursorText, digestOf, type ManifestCursor } from './manifest-cursor.ts';

/** The head of a manifest but for its organisations, and where it stands. */
export interface HeadNow {
  readonly head: Omit<ManifestHead, 'complete' | 'cursor' | 'organisations'>;
  readonly position: Omit<ManifestCursor, 'organisations'>;
  readonly xmax: bigint;
}

/** What a manifest says beside its columns, from what the database said. */
export function headNow(row: HeadRow, issuedAt: Date): HeadNow {
  const lists = row.lists.map(listOf);
  const whole = {
    eventCancelled: row.event_status === 'CANCELLED',
    keys: row.keys,
    gates: row.gates,
    ticketTypes: row.ticket_types,
  };
  const head = {
    format: 1 as const,
    eventId: row.event_id,
    eventNumber: row.event_number,
    issuedAt: issuedAt.toISOString(),
    lists,
    ...whole,
  };
  const position = {
    system: row.system,
    xid: BigInt(row.xmin),
    issuedAt,
    lists: digestOf(lists.map(({ id }) => id)),
    // How many are inside changes with scans, which bring the list along.
    head: digestOf([whole, lists.map(({ inside: _, ...list }) => list)]),
  };
  return { head, position, xmax: BigInt(row.xmax) };
}

/** The whole head, with the organisations that are sent along. */
export function withOrganisations(
  { head, position }: HeadNow,
  organisations: ManifestHead['organisations'],
  complete: boolean,
): ManifestHead {
  const cursor = cursorText({ ...position, organisations: organisations.from + organisations.names.length });
  return { ...head, complete, cursor, organisations };
}

function listOf({ id, name, inside, status, signedUp, ...rules }: HeadList): ManifestList {
  return {
    id,
    name,
    rules: { ...rules, closed: status === 'CLOSED' },
    signedUp,
    inside: Math.max(0, inside),
  };
}
