import type { SessionStatus, TableSelection } from '@pho-hien/events-core';
import { type LocalizedText, textIn } from '@pho-hien/kernel';
import { type RawBuilder, sql as raw } from 'kysely';
import { everyWordIn, partOf } from './raw-part.ts';
import { sessionText } from './status-words.ts';
import { type TableRow, type TableSource, timeText } from './table-source.ts';

interface Row extends TableRow {
  readonly title: LocalizedText;
  readonly room: LocalizedText | null;
  readonly speakers: string | null;
  readonly endsAt: Date;
  readonly places: number | null;
  readonly taken: number;
  readonly status: SessionStatus;
}

const key = (text: RawBuilder<unknown>) =>
  raw`replace(lower(regexp_replace(normalize(${text}, NFD), '[\\u0300-\\u036f]', '', 'g')), 'đ', 'd')`;

/** The sessions of a selection, as a subquery. A programme has tens of sessions: nothing here needs an index. */
export function sessionsMatching({ eventId, search }: TableSelection): RawBuilder<unknown> {
  return raw`select * from (
      select s.id, s.title, s.starts_at as "at", '' as "sortName", s.ends_at as "endsAt", s.status,
             least(s.places, o.capacity) as places, s.taken_count as taken, o.name as room,
             (select string_agg(p.full_name, ', ' order by x.position) from session_speakers x
                join speakers p on p.id = x.speaker_id where x.session_id = s.id) as speakers
        from event_sessions s left join rooms o on o.id = s.room_id where s.event_id = ${eventId}) programme
    where ${everyWordIn(key(raw`concat_ws(' ', title ->> 'vi', title ->> 'en', room ->> 'vi', room ->> 'en', speakers)`), search)}`;
}

/** The programme with its sign-ups. */
export const sessionTable: TableSource<Row> = {
  table: 'SESSIONS',
  async read(sql, part) {
    const { rows } = await raw<Row>`select * from (${sessionsMatching(part.selection)}) found ${partOf(part)}`.execute(
      sql,
    );
    return rows;
  },
  async count(sql, selection) {
    const { rows } = await raw<{ count: string }>`select count(*) from (${sessionsMatching(selection)}) found`.execute(
      sql,
    );
    return Number(rows[0]!.count);
  },
  cells: {
    TITLE: ({ title }, locale) => textIn(title, locale),
    STARTS: ({ at }, locale) => timeText(at, locale),
    ENDS: ({ endsAt }, locale) => timeText(endsAt, locale),
    ROOM: ({ room }, locale) => (room ? textIn(room, locale) : ''),
    SPEAKERS: ({ speakers }) => speakers ?? '',
    PLACES: ({ places }) => (places === null ? '' : String(places)),
    SIGNED_UP: ({ taken }) => String(taken),
    STATUS: ({ status }, locale) => sessionText(status, locale),
  },
  status: ({ status }) => status,
  opens: ({ id }) => id,
};
