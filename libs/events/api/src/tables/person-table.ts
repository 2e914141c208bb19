import type { TableSelection } from '@pho-hien/events-core';
import { formatPhone, type Locale, type Role } from '@pho-hien/kernel';
import { type RawBuilder, sql as raw } from 'kysely';
import { openText } from '../registrations/registration-selection.ts';
import { everyWordIn, inOrderOf, partOf } from './raw-part.ts';
import { roleText } from './status-words.ts';
import type { TablePart, TableRow, TableSource } from './table-source.ts';

interface Row extends TableRow {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly roles: Role[] | null;
  readonly registrations: number;
  readonly confirmed: number;
}

/** As `searchKey` writes it. */
const key = (text: RawBuilder<unknown>) =>
  raw`replace(lower(regexp_replace(normalize(${text}, NFD), '[\\u0300-\\u036f]', '', 'g')), 'đ', 'd')`;

const roleOf = (user: RawBuilder<unknown>, eventId: string) =>
  raw`(select array_agg(distinct g.role::text) from role_grants g
        where g.user_id = ${user} and g.event_id = ${eventId} and g.revoked_at is null)`;

/** Who registered: one row for each name at an address. */
function registrants({ selection: { eventId, search, byContact }, after, order }: TablePart): RawBuilder<unknown> {
  // The index by name leads to the page; the place among equal names is found after.
  const beyond = after ? raw`and search_name ${order === 'NAME' ? raw`>=` : raw`<=`} ${after.key}` : raw``;
  return raw`select (array_agg(id order by id desc))[1] as id, (array_agg(full_name order by id desc))[1] as name,
      search_name as "sortName", email, max(phone) as phone, max(submitted_at) as "at",
      count(*)::int as registrations, count(*) filter (where status = 'CONFIRMED')::int as confirmed
    from registrations where event_id = ${eventId} and ${everyWordIn(raw`search_text`, search)}
      and ${byContact ? raw`true` : everyWordIn(openText, search)} ${beyond}
   group by search_name, email`;
}

/** Who has a role and did not register with the same name and address. */
function others({ eventId, search, byContact }: TableSelection): RawBuilder<unknown> {
  return raw`select u.id, u.name, ${key(raw`u.name`)} as "sortName", lower(u.email) as email, null as phone,
      u.created_at as "at", 0 as registrations, 0 as confirmed
    from users u
   where exists (select from role_grants g where g.user_id = u.id and g.event_id = ${eventId} and g.revoked_at is null)
     and not exists (select from registrations r where r.email = lower(u.email) and r.event_id = ${eventId}
                        and r.search_name = ${key(raw`u.name`)})
     and ${everyWordIn(key(byContact ? raw`(u.name || ' ' || u.email)` : raw`u.name`), search)}`;
}

/** The people of an event. */
export const personTable: TableSource<Row> = {
  table: 'PEOPLE',
  async read(sql, part) {
    const { rows } = await raw<Row>`
      with page as (
        select * from (
          (select * from (${registrants(part)}) registrants ${partOf(part)})
          union all
          (select * from (${others(part.selection)}) others ${partOf(part)})
        ) everybody ${partOf(part)}
      )
      select page.*, ${roleOf(raw`u.user_id`, part.selection.eventId)} as roles
        from page left join (select id as user_id, lower(email) as user_email from users) u on u.user_email = page.email
       ${inOrderOf(part)}`.execute(sql);
    return rows;
  },
  async count(sql, selection) {
    const { eventId, search } = selection;
    const { rows } = await raw<{ count: number }>`
      select ((select count(*) from (select from registrations
                where event_id = ${eventId} and ${everyWordIn(raw`search_text`, search)}
                group by search_name, email) registrants)
            + (select count(*) from (${others(selection)}) others))::int as count`.execute(sql);
    return rows[0]!.count;
  },
  cells: {
    NAME: ({ name }) => name,
    EMAIL: ({ email }) => email,
    PHONE: ({ phone }) => (phone ? formatPhone(phone) : ''),
    ROLES: ({ roles }, locale: Locale) => (roles ?? []).map((role) => roleText(role, locale)).join(', '),
    REGISTRATIONS: ({ registrations }) => String(registrations),
    CONFIRMED: ({ confirmed }) => String(confirmed),
  },
  status: () => null,
  opens: ({ registrations, email, name }, byContact) => (registrations > 0 ? (byContact ? email : name) : null),
};
