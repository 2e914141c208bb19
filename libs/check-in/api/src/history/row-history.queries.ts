import { Injectable } from '@nestjs/common';
import { type Aggregate, type Deed, DeedsAbout } from '@pho-hien/audit-api';
import { cursorOf, HistoryMatter, type Matter, placeOf } from '@pho-hien/events-api';
import type { EventTable } from '@pho-hien/events-core';
import { PersonNames } from '@pho-hien/identity-api';
import { inEvent, type Permission } from '@pho-hien/kernel';
import { type MailFate, MailLog } from '@pho-hien/notifications-api';
import { Authorizer, type Caller, pageSize } from '@pho-hien/platform';
import type { HistoryItemType, RowHistoryType } from './row-history.graphql.ts';
import { type ScanInHistory, ScansAtGates } from './scans-at-gates.ts';

/** Which row, and from where on. */
export interface RowToRead {
  readonly eventId: string;
  readonly table: EventTable;
  readonly rowId: string;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** Everything that happened about a row of a table: from the log, the mails and the scans, as one time line. */
@Injectable()
export class RowHistoryQueries {
  constructor(
    private readonly matter: HistoryMatter,
    private readonly deeds: DeedsAbout,
    private readonly mails: MailLog,
    private readonly scans: ScansAtGates,
    private readonly names: PersonNames,
    private readonly authorizer: Authorizer,
  ) {}

  /** A page of it, newest first: as many statements however long it is. What the caller may not read is left out. */
  async page(caller: Caller, { eventId, table, rowId, first, after }: RowToRead): Promise<RowHistoryType> {
    const may = (permission: Permission, scope: ReturnType<typeof inEvent> | 'any') =>
      this.authorizer.decide(caller.actor, permission, scope) === 'allowed';
    const size = pageSize(first);
    const from = placeOf('NEWEST', after);
    const place = from && { at: from.key as Date, id: from.id };
    const matter = await this.matter.behind(eventId, table, rowId);
    const registrations = matter.filter(({ type }) => type === 'registration').map(({ id }) => id);
    const corrected = await this.scans.correctedOf(registrations);
    // An organisation's own log is above events: for those who may find any organisation, with its people.
    const known = may('organisation.search', 'any') ? matter : matter.filter((one) => !isAboveEvents(table, one));
    const logged: Aggregate[] = [...known, ...corrected.map(({ id }) => ({ type: 'scan', id }))];
    const [deeds, mails, scans] = await Promise.all([
      may('audit.read', inEvent(eventId)) ? this.deeds.page(logged, place, size + 1) : [],
      this.mails.fates('registration', registrations, place, size + 1),
      this.scans.page(registrations, place, size + 1),
    ]);
    const actors = await this.names.of(deeds.flatMap(({ actor }) => personIn(actor)));
    const ofScan = new Map(corrected.map(({ id, registrationId }) => [id, registrationId]));
    const all = [
      ...deeds.map((deed) => fromDeed(deed, ofScan, actors)),
      ...mails.map(fromMail),
      ...scans.map(fromScan),
    ].sort(newestFirst);
    const items = all.slice(0, size);
    const last = items.at(-1);
    const called = new Map(matter.map(({ id, name }) => [id, name]));
    return {
      items: items.map(({ aboutId, ...item }) => ({ ...item, name: called.get(aboutId) ?? null })),
      pageInfo: {
        hasNextPage: all.length > size,
        endCursor: last ? cursorOf({ key: last.at, id: last.id }) : null,
      },
    };
  }
}

interface Item extends Omit<HistoryItemType, 'name'> {
  readonly aboutId: string;
}

const newestFirst = (one: Item, other: Item) =>
  other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0);

const isAboveEvents = (table: EventTable, { type }: Matter) =>
  type === 'organisation' || (table === 'ORGANISATIONS' && type === 'role_grant');

const personIn = (actor: string) => (actor.startsWith('person:') ? [actor.slice('person:'.length)] : []);

const nothing = { deed: null, mail: null, scan: null };

function fromDeed(
  { id, at, aggregate, actor, action, reason }: Deed,
  ofScan: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): Item {
  const aboutId = ofScan.get(aggregate.id) ?? aggregate.id;
  const registrationId = aggregate.type === 'registration' || aggregate.type === 'scan' ? aboutId : null;
  const [person] = personIn(actor);
  const deed = { actor, actorName: (person && names.get(person)) ?? null, action, reason };
  return { id, at, aboutId, registrationId, ...nothing, deed };
}

const fromMail = ({ id, at, aboutId, ...mail }: MailFate): Item => ({
  id,
  at,
  aboutId,
  registrationId: aboutId,
  ...nothing,
  mail,
});

const fromScan = ({ registrationId, ...scan }: ScanInHistory): Item => ({
  id: scan.id,
  at: scan.at,
  aboutId: registrationId,
  registrationId,
  ...nothing,
  scan,
});
