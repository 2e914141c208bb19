import { CreateEvent, CreateTicketType, MoveEvent, Register, TicketQueries, TicketSigner } from '@pho-hien/events-api';
import type { TicketTypeInput } from '@pho-hien/events-core';
import { newId } from '@pho-hien/kernel';
import type { CreateCheckInListInput } from '../lists/check-in-list.graphql.ts';
import { CreateCheckInList } from '../lists/create-check-in-list.ts';
import { CreateGate } from '../gates/create-gate.ts';
import { PairDevice } from '../devices/pair-device.ts';
import { StartPairing } from '../devices/start-pairing.ts';
import { type CheckInApi, callerOf, person } from './check-in-api.ts';

const both = (text: string) => ({ vi: text, en: text });
const admin = callerOf(person('ADMINISTRATOR'));
let made = 0;

/** A published event on 12 and 13 December 2026. */
export async function anEvent({ api }: CheckInApi): Promise<string> {
  const id = await api.app.get(CreateEvent).run(admin, {
    slug: `ngay-hoi-${newId().slice(-12)}`,
    name: both('Ngày hội Khởi nghiệp'),
    summary: both('Hai ngày gặp gỡ'),
    description: both(''),
    venueName: both('Trung tâm Hội nghị'),
    venueAddress: 'Đường Điện Biên, phường Phố Hiến',
    communeCode: '11953',
    contactEmail: 'ngayhoi@hungyen.example',
    days: ['2026-12-12', '2026-12-13'].map((date) => ({ date, opensAt: '08:00', closesAt: '17:30', label: both('') })),
  });
  return id;
}

/** A ticket type of an event, without limit and automatic. */
export function aTicketType(
  { api }: CheckInApi,
  eventId: string,
  change: Partial<TicketTypeInput> = {},
): Promise<string> {
  return api.app.get(CreateTicketType).run(admin, eventId, {
    name: both('Khách tham quan'),
    description: both(''),
    audience: 'VISITOR',
    approval: 'AUTOMATIC',
    places: null,
    opensAt: null,
    closesAt: null,
    validDayIds: [],
    hidden: false,
    ...change,
  });
}

export async function published({ api }: CheckInApi, eventId: string): Promise<string> {
  await api.app.get(MoveEvent).run(admin, eventId, 1, 'publish');
  return eventId;
}

/** A list that lets these types in once, without exits. */
export function aList(
  { api }: CheckInApi,
  eventId: string,
  ticketTypeIds: string[],
  change: Partial<CreateCheckInListInput> = {},
): Promise<string> {
  return api.app.get(CreateCheckInList).run(admin, {
    eventId,
    name: both('Vào cổng'),
    entry: 'ONCE',
    maxPerDay: null,
    exits: false,
    reentry: false,
    capacity: null,
    windows: [],
    toleranceMinutes: 0,
    ticketTypeIds,
    ...change,
  });
}

export function aGate(
  { api }: CheckInApi,
  eventId: string,
  listIds: string[],
  name = `Cổng ${(made += 1)}`,
): Promise<string> {
  return api.app.get(CreateGate).run(admin, { eventId, name, listIds });
}

/** A device as a test holds it. */
export interface TestDevice {
  readonly deviceId: string;
  readonly token: string;
  /** The next running number. */
  sequence: number;
}

/** Pairs a device with a gate. */
export async function aDevice(
  { api }: CheckInApi,
  gateId: string,
  rights: 'STEWARD' | 'SUPERVISOR' = 'STEWARD',
): Promise<TestDevice> {
  const { code } = await api.app.get(StartPairing).run(admin, { gateId, rights, deviceName: 'Điện thoại trực cổng' });
  const paired = await api.app.get(PairDevice).run(callerOf({ kind: 'anonymous' }), code);
  return { ...paired, sequence: 1 };
}

/** A ticket as its holder has it. */
export interface TestTicket {
  readonly id: string;
  readonly registrationId: string;
  readonly code: string;
  readonly shortCode: string;
  readonly holderName: string;
}

/** Registers somebody and answers their ticket. */
export async function aTicket(app: CheckInApi, ticketTypeId: string): Promise<TestTicket> {
  made += 1;
  const holderName = `Nguyễn Thị Hạnh ${made}`;
  const registrationId = newId();
  await app.api.app.get(Register).run(callerOf({ kind: 'anonymous' }), {
    id: registrationId,
    ticketTypeId,
    locale: 'vi',
    fullName: holderName,
    email: `hanh${made}@congty.example`,
    phone: null,
    organisationName: 'Hợp tác xã Nhãn lồng',
    note: null,
    minor: false,
    consents: [{ purpose: 'REGISTRATION', given: true, textVersion: 1 }],
  });
  return { ...(await ticketOf(app, registrationId)), holderName };
}

/** The code and short code of a registration's newest ticket. */
export async function ticketOf({ api }: CheckInApi, registrationId: string): Promise<Omit<TestTicket, 'holderName'>> {
  const ticket = (await api.app.get(TicketQueries).newestOf([registrationId])).get(registrationId)!;
  const code = await api.app.get(TicketSigner).codeOf(ticket.signable);
  return { id: ticket.id, registrationId, code: code!, shortCode: ticket.shortCode };
}
