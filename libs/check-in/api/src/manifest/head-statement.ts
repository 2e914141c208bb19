import type { EntryRule, GateQuestion, ManifestKey, ManifestTicketType } from '@pho-hien/check-in-core';
import type { LocalizedText } from '@pho-hien/kernel';
import { prepare, type PreparedStatement } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import type { StoredWindow } from '../rows/check-in-list.entity.ts';

interface HeadKey {
  readonly gateId: string;
  /** Today in Vietnam. */
  readonly today: string;
}

/** A list as the statement writes it. */
export interface HeadList {
  readonly id: string;
  readonly name: LocalizedText;
  readonly status: 'OPEN' | 'CLOSED';
  readonly entry: EntryRule;
  readonly maxPerDay: number | null;
  readonly exits: boolean;
  readonly reentry: boolean;
  readonly capacity: number | null;
  readonly windows: readonly StoredWindow[];
  readonly toleranceMinutes: number;
  readonly ticketTypeNumbers: readonly number[];
  readonly questions: readonly GateQuestion[];
  /** See `ManifestList`; `null`: not a list of a session for which one signs up. */
  readonly signedUp: string | null;
  readonly inside: number;
}

/** Where the database stands, and what of an event is small enough to be sent whole. */
export interface HeadRow {
  readonly system: string;
  /** Transactions before this one are over: nothing of theirs can still appear. */
  readonly xmin: string;
  /** The next transaction: a cursor beyond it is from a future that did not happen here. */
  readonly xmax: string;
  readonly event_id: string;
  readonly event_number: number;
  readonly event_status: string;
  readonly keys: readonly ManifestKey[];
  readonly lists: readonly HeadList[];
  readonly gates: readonly { readonly id: string; readonly name: string }[];
  readonly ticket_types: readonly ManifestTicketType[];
}

const statement = (key: HeadKey) => raw<HeadRow>`
  select (select system_identifier from pg_control_system()) || '-' ||
      left(pg_walfile_name(pg_current_wal_lsn()), 8) as system,
    pg_snapshot_xmin(pg_current_snapshot())::text as xmin, pg_snapshot_xmax(pg_current_snapshot())::text as xmax,
    event.id as event_id, event.number as event_number, event.status as event_status,
    (select coalesce(json_agg(json_build_object('number', key_number, 'publicKey', public_key,
        'revoked', status = 'REVOKED') order by key_number), '[]')
      from event_keys where event_id = event.id) as keys,
    (select coalesce(json_agg(json_build_object('id', list.id, 'name', list.name, 'status', list.status,
        'entry', entry, 'maxPerDay', max_per_day, 'exits', exits, 'reentry', reentry, 'capacity', capacity,
        'windows', windows, 'toleranceMinutes', tolerance_minutes, 'questions', questions,
        'signedUp', (select replace(encode(coalesce(string_agg(substring(uuid_send(ticket.id) from 9), '' order by ticket.id), ''),
            'base64'), E'\\n', '')
          from event_sessions session
          left join session_sign_ups seat on seat.session_id = session.id
          left join tickets ticket on ticket.registration_id = seat.registration_id
          where session.id = list.session_id and session.places is not null
          group by session.id),
        'ticketTypeNumbers', (select coalesce(json_agg(type.number order by type.number), '[]')
          from check_in_list_ticket_types chosen join ticket_types type on type.id = chosen.ticket_type_id
          where chosen.list_id = list.id),
        'inside', (select coalesce(sum(inside), 0) from list_tallies tally where tally.list_id = list.id
          and tally.day = case when entry in ('ONCE_A_DAY', 'N_A_DAY') then ${key.today} else '' end)
        ) order by list.id), '[]')
      from gate_lists join check_in_lists list on list.id = gate_lists.list_id
      where gate_lists.gate_id = gate.id) as lists,
    (select json_agg(json_build_object('id', id, 'name', name) order by id)
      from gates where event_id = event.id) as gates,
    (select coalesce(json_agg(json_build_object('number', number, 'name', name) order by number), '[]')
      from ticket_types where event_id = event.id) as ticket_types
  from gates gate join events event on event.id = gate.event_id
  where gate.id = ${key.gateId}::uuid`;

/** Reads the head of a gate's manifest. */
export const readHead = prepare<HeadKey>()('check_in_manifest_head', [], (db, key) => {
  const query = statement(key);
  return { compile: () => query.compile(db) };
}) as PreparedStatement<HeadKey, HeadRow>;
