/** Makes the event of the bench and a school with its coordinator; prints where the list goes and the session's cookie. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CreateEvent, CreateTicketType, MoveEvent } from '@pho-hien/events-api';
import { newId } from '@pho-hien/kernel';
import { CreateOrganisation } from '@pho-hien/organisations-api';
import { type Caller, readEnvironment, systemCaller } from '@pho-hien/platform';
import { AppModule } from '../../../apps/api/src/app.module.ts';
import { signIn } from '../kit/sign-in.ts';
import { benchEvent, benchTicketType } from '../registration/inputs.ts';

const staff = systemCaller('bench');
const environment = readEnvironment(process.env);
const app = await NestFactory.createApplicationContext(AppModule.with(environment), { logger: ['error', 'fatal'] });
const eventId = await app.get(CreateEvent).run(staff, benchEvent);
const places = Number(process.env['BENCH_PLACES']);
const ticketTypeId = await app.get(CreateTicketType).run(staff, eventId, benchTicketType(places));
await app.get(MoveEvent).run(staff, eventId, 1, 'publish');

const { userId, cookie } = await signIn(app, environment);
const coordinator: Caller = {
  actor: {
    kind: 'person',
    userId,
    email: 'bench@phohien.example',
    name: 'Bench',
    sessionId: newId(),
    secondFactorVerified: true,
    grants: [],
  },
  requestId: newId(),
  locale: 'vi',
};
const organisationId = await app.get(CreateOrganisation).run(coordinator, newId(), {
  kind: 'SCHOOL',
  name: 'Trường THPT Phù Cừ',
  taxCode: null,
  firstRegisteredOn: null,
  projectName: null,
  field: null,
  stage: null,
  intellectualProperty: [],
  pitch: '',
  website: null,
  communeCode: null,
  logoFileId: null,
  headExperienceYears: null,
  hasSupportProcess: false,
  hasCooperationAgreements: false,
});
await app.close();
process.stdout.write(JSON.stringify({ organisationId, ticketTypeId, cookie }));
