/** Makes an event with one booth, an organiser, and so many startups that ask for it; prints what the load needs. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CreateHall, PublishHall, SaveStandCall, SaveStandRequest } from '@pho-hien/booths-api';
import { CreateEvent, CreateTicketType, MoveEvent } from '@pho-hien/events-api';
import { GiveRole } from '@pho-hien/identity-api';
import { inEvent, newId, type PersonActor } from '@pho-hien/kernel';
import { CreateOrganisation } from '@pho-hien/organisations-api';
import { type Caller, Database, readEnvironment, systemCaller } from '@pho-hien/platform';
import { AppModule } from '../../../apps/api/src/app.module.ts';
import { signIn } from '../kit/sign-in.ts';
import { benchEvent, benchTicketType } from '../registration/inputs.ts';
import { hallOf } from './hall-of.ts';

const staff = systemCaller('bench');
const environment = readEnvironment(process.env);
const app = await NestFactory.createApplicationContext(AppModule.with(environment), { logger: ['error', 'fatal'] });
const eventId = await app.get(CreateEvent).run(staff, benchEvent);
await app.get(CreateTicketType).run(staff, eventId, benchTicketType(1));
await app.get(MoveEvent).run(staff, eventId, 1, 'publish');
const plan = hallOf(1);
const hallId = newId();
await app.get(CreateHall).run(staff, { id: hallId, eventId, plan: plan as never });
await app.get(PublishHall).run(staff, { id: hallId, version: 1, moving: [] });
const hour = 3_600_000;
await app.get(SaveStandCall).run(staff, eventId, null, {
  opensAt: new Date(Date.now() - hour),
  closesAt: new Date(Date.now() + hour),
  confirmDays: 3,
});
const { userId, cookie } = await signIn(app, environment);
const gift = { userId, role: 'ORGANISER', scope: inEvent(eventId), grantedBy: null } as const;
await app.get(Database).transaction((tx) => app.get(GiveRole).run(tx, staff, gift));
const actor: PersonActor = {
  ...{ kind: 'person' as const, userId, email: 'bench@phohien.example', name: 'Bench', grants: [] },
  ...{ sessionId: newId(), secondFactorVerified: true },
};
const owner: Caller = { actor, requestId: 'bench', locale: 'vi' };
const requestIds: string[] = [];
for (let i = 0; i < Number(process.env['BENCH_CLIENTS']); i += 1) {
  const organisationId = await app.get(CreateOrganisation).run(owner, newId(), {
    ...{ kind: 'TEAM', name: `Nhóm ${letters(i)}`, projectName: null, taxCode: null, firstRegisteredOn: null },
    ...{ field: null, stage: null, intellectualProperty: [], pitch: '', website: null, communeCode: null },
    ...{ logoFileId: null, headExperienceYears: null, hasSupportProcess: false, hasCooperationAgreements: false },
  });
  const id = newId();
  requestIds.push(id);
  await app.get(SaveStandRequest).run(owner, {
    ...{ id, eventId, organisationId, introduction: '', products: [{ name: 'Nhãn', text: '' }], watts: 100 },
    ...{ water: false, internet: false, wishes: [], avoid: [], note: '' },
  });
}
await app.close();
process.stdout.write(JSON.stringify({ boothId: plan.booths[0]!.id, requestIds, cookie }));

/** Names differ in letters. */
function letters(number: number): string {
  return number.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!);
}
