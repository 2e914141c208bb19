import type { ManifestStanding } from '@pho-hien/check-in-core';
import type { SigningKeyStatus, TicketStatus } from '@pho-hien/events-core';
import { prepare, type PreparedStatement } from '@pho-hien/platform';
import { type RawBuilder, sql as raw } from 'kysely';

/** A ticket with its holder, what is needed to sign it, and the seal that it has. */
export interface TicketRow {
  readonly id: string;
  readonly status: TicketStatus;
  readonly valid_from: Date | null;
  readonly valid_until: Date | null;
  readonly full_name: string;
  readonly organisation_name: string | null;
  readonly type_number: number;
  readonly key_id: string;
  readonly key_number: number;
  readonly key_status: SigningKeyStatus;
  /** Null where it has no seal yet. */
  readonly revision: number | null;
  readonly sealed: Buffer | null;
  readonly content_hash: string | null;
}

/** What the decision needs of a ticket. */
export type PlainTicket = Pick<TicketRow, 'status' | 'valid_from' | 'valid_until' | 'type_number'>;

/** Where a ticket stands on a list. */
export interface StandingRow {
  readonly list_id: string;
  readonly ticket_id: string;
  readonly day: string | null;
  readonly uses: number;
  readonly inside: number;
  readonly last_entry_at: Date | null;
  readonly last_entry_gate_id: string | null;
}

const TICKET = raw`
  ticket.id, ticket.status, valid_from, valid_until, full_name, organisation_name, type.number as type_number,
  key.id as key_id, key.key_number, key.status as key_status, seal.revision, seal.sealed, seal.content_hash`;
const HOLDER = raw`
  join registrations holder on holder.id = ticket.registration_id
  join ticket_types type on type.id = holder.ticket_type_id
  join event_keys key on key.id = ticket.event_key_id
  left join ticket_seals seal on seal.ticket_id = ticket.id`;

/** What a row came with: the newest transaction that made it news. */
export interface ToldIn {
  readonly told_in: string;
}

interface SinceKey {
  readonly eventId: string;
  /** A transaction: whatever it and later ones did. */
  readonly since: string;
  readonly most: number;
}

/** The tickets of an event that changed or were sealed anew. */
export const ticketsSince = written<SinceKey, TicketRow & ToldIn>(
  'check_in_manifest_changed',
  (key) => raw`
  with changed as (
    select id from tickets where changed_in >= ${key.since}::xid8
    union
    select ticket_id from ticket_seals where sealed_in >= ${key.since}::xid8
  )
  select ${TICKET}, greatest(ticket.changed_in, seal.sealed_in)::text as told_in
  from changed join tickets ticket using (id) ${HOLDER}
  where holder.event_id = ${key.eventId}::uuid
  order by ticket.id limit ${key.most}::int`,
);

/** A code that was taken back before it became anybody's ticket: there is no holder, and nothing to seal. */
export type VoidedRow = PlainTicket & { readonly id: string };

const VOIDED = `
  select place.id, 'REVOKED' as status, place.valid_from, place.valid_until, type.number as type_number,
    place.voided_in::text as told_in
  from reserved_places place join ticket_types type on type.id = place.ticket_type_id`;
/** What became a ticket after all is told as that; and what has expired need not be told any more. */
const NOBODYS = 'not exists (select from tickets where tickets.id = place.id)';

/** The codes of an event that were taken back since. */
export const voidedSince = written<SinceKey, VoidedRow & ToldIn>(
  'check_in_manifest_voided',
  (key) => raw`
  ${raw.raw(VOIDED)}
  where type.event_id = ${key.eventId}::uuid and place.voided_in >= ${key.since}::xid8 and ${raw.raw(NOBODYS)}
  order by place.id limit ${key.most}::int`,
);

/**
 * Where tickets stand that were admitted, or undone, on one of these lists; with the tickets themselves, but
 * without whose they are: who knows the ticket knows that.
 */
export const standingsSince = written<
  Omit<SinceKey, 'eventId'> & { readonly listIds: readonly string[] },
  StandingRow & PlainTicket & ToldIn
>(
  'check_in_manifest_standings',
  (key) => raw`
  with told as (
    select list_id, ticket_id, max(recorded_in)::text as told_in from scans
    where recorded_in >= ${key.since}::xid8 and admission_version is not null and list_id = any(${key.listIds}::uuid[])
    group by list_id, ticket_id limit ${key.most}::int
  )
  select list_id, ticket_id, day, uses, inside, last_entry_at, last_entry_gate_id, ticket.status, valid_from, valid_until,
    type.number as type_number, told_in
  from told join admissions using (list_id, ticket_id) join tickets ticket on ticket.id = ticket_id
  join registrations holder on holder.id = ticket.registration_id
  join ticket_types type on type.id = holder.ticket_type_id`,
);

/** The ids of an event's tickets that have no seal yet. */
export const ticketsUnsealed = written<{ eventId: string }, { readonly id: string }>(
  'check_in_manifest_unsealed',
  (key) => raw`
  select ticket.id from tickets ticket join registrations holder on holder.id = ticket.registration_id
  where holder.event_id = ${key.eventId}::uuid
    and not exists (select from ticket_seals seal where seal.ticket_id = ticket.id)`,
);

/** These tickets. */
export const ticketsOf = written<{ ids: readonly string[] }, TicketRow>(
  'check_in_manifest_tickets',
  (key) => raw`
  select ${TICKET} from unnest(${key.ids}::uuid[]) as wanted (id) join tickets ticket using (id) ${HOLDER}`,
);

/** Every ticket of an event by its id: `$1` is the event. */
export const EVERY_TICKET = `
  select ticket.id, ticket.status, valid_from, valid_until, full_name, organisation_name, type.number as type_number,
    key.id as key_id, key.key_number, key.status as key_status, seal.revision, seal.sealed, seal.content_hash
  from tickets ticket
  join registrations holder on holder.id = ticket.registration_id
  join ticket_types type on type.id = holder.ticket_type_id
  join event_keys key on key.id = ticket.event_key_id
  left join ticket_seals seal on seal.ticket_id = ticket.id
  where holder.event_id = $1 order by ticket.id`;

/** Every code of an event that was taken back and would still be good: `$1` is the event, `$2` is now. */
export const EVERY_VOIDED = `${VOIDED}
  where type.event_id = $1 and place.voided_in is not null and place.valid_until > $2 and ${NOBODYS} order by place.id`;

/** Every standing on these lists, in their order: `$1` are the lists. */
export const EVERY_STANDING = `
  select list_id, ticket_id, day, uses, inside, last_entry_at, last_entry_gate_id
  from admissions where list_id = any($1::uuid[]) order by array_position($1::uuid[], list_id), ticket_id`;

/** A standing as the manifest writes it. */
export function standingOf(row: StandingRow, listIndex: number): ManifestStanding {
  const { last_entry_at: at, last_entry_gate_id: gateId } = row;
  const lastEntry = at && gateId ? { scanId: '', at, gateId } : null;
  const { day, uses, inside } = row;
  return { listIndex, ticketId: row.ticket_id, state: { day, uses, inside, lastEntry } };
}

function written<Parameters extends object, Row>(
  name: string,
  build: (parameters: Parameters) => RawBuilder<unknown>,
): PreparedStatement<Parameters, Row> {
  return prepare<Parameters>()(name, [], (db, parameters) => {
    const statement = build(parameters);
    return { compile: () => statement.compile(db) };
  }) as PreparedStatement<Parameters, Row>;
}
