import type { INestApplicationContext } from '@nestjs/common';
import {
  AnswerAsGuardian,
  AnswerEntry,
  AskGroup,
  GroupQueries,
  RegisterGroup,
  TicketTypeQueries,
} from '@pho-hien/events-api';
import type { GroupPersonInput } from '@pho-hien/events-core';
import { ANONYMOUS, newId } from '@pho-hien/kernel';
import type { Caller } from '@pho-hien/platform';
import { Chance } from './chance.ts';
import { inventedPerson } from './invented-people.ts';
import { type DemoPerson, startups } from './startups.ts';

/** Somebody who answers for an organisation of the demonstration. */
export interface DemoLead {
  readonly caller: Caller;
  readonly organisationId: string;
}

const visitor: Caller = { actor: ANONYMOUS, requestId: 'demo-seed', locale: 'vi' };
const PUPILS = 12;

/** A startup's team and a class of a school, entered by who answers for them; some of them have answered. */
export async function seedGroups(
  app: INestApplicationContext,
  eventId: string,
  startup: DemoLead,
  school: DemoLead,
): Promise<void> {
  const types = (await app.get(TicketTypeQueries).ofEvents([eventId])).get(eventId)!;
  const ticketTypeId = types.find(({ audience }) => audience === 'VISITOR')!.id;
  const team = startups[0]!.people.map(adult);
  await seedGroup(app, startup, 'TEAM', ticketTypeId, [...team, adult(NEIGHBOUR)]);
  await seedGroup(app, school, 'SPREADSHEET', ticketTypeId, [...TEACHERS.map(adult), ...pupils()]);
}

const NEIGHBOUR: DemoPerson = { name: 'Vũ Đình Khôi', email: 'khoi@vuonnhan.example' };
const TEACHERS: readonly DemoPerson[] = [
  { name: 'Nguyễn Thị Hoa', email: 'dieu-phoi@phohien.example' },
  { name: 'Phạm Quốc Việt', email: 'viet@thptminhhoa.example' },
];

const adult = ({ name, email }: DemoPerson): GroupPersonInput => ({
  fullName: name,
  email,
  minor: false,
  locale: 'vi',
});

function pupils(): GroupPersonInput[] {
  const chance = new Chance(16);
  return Array.from({ length: PUPILS }, (_, i) => {
    const [child, guardian] = [inventedPerson(chance, 9000 + i), inventedPerson(chance, 9100 + i)];
    return {
      ...adult({ ...child, email: '' }),
      minor: true,
      guardianName: guardian.name,
      guardianEmail: guardian.email,
    };
  });
}

/** Every third has not answered, and one of the guardians declines. */
async function seedGroup(
  app: INestApplicationContext,
  { caller, organisationId }: DemoLead,
  source: 'TEAM' | 'SPREADSHEET',
  ticketTypeId: string,
  people: readonly GroupPersonInput[],
): Promise<void> {
  const id = newId();
  const rest = { authorityReference: null, ownConsent: { textVersion: 1 } };
  await app.get(RegisterGroup).run(caller, { id, organisationId, ticketTypeId, source, people, ...rest });
  await app.get(AskGroup).run(id);
  const asked = (await app.get(GroupQueries).membersOf(id)).filter(({ consent }) => consent !== 'GIVEN');
  for (const [at, { id: registrationId, consent, fullName }] of asked.entries()) {
    if (at % 3 === 2) continue;
    const answer = { agrees: at !== 4, textVersion: 1 };
    if (consent === 'ASKED') await app.get(AnswerEntry).run(visitor, registrationId, { ...answer, fullName });
    else await app.get(AnswerAsGuardian).run(visitor, registrationId, { ...answer, locale: 'vi' });
  }
}
