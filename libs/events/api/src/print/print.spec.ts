import { setTimeout as sleep } from 'node:timers/promises';
import { systemCaller } from '@pho-hien/platform';
import { actingAs } from '@pho-hien/platform/testing';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdfText } from '../documents/testing/read-documents.ts';
import { TakeOverRegistrations } from '../registrations/take-over-registrations.ts';
import { EventsApi, person, type TestEvent } from '../testing/events-api.ts';
import { aRegistration } from '../testing/inputs.ts';
import { Attendance } from './attendance.ts';

const EXPORT = `mutation ($input: ExportTableInput!) { exportTable(input: $input) { id } }`;
const STATE = `query ($id: ID!) { tableExport(id: $id) { status written total file { id name mediaType } } }`;
const DESIGN = `query ($eventId: ID!) { badgeDesign(eventId: $eventId) { size parts colours { ticketTypeId colour } } }`;
const SAVE = `mutation ($input: SaveBadgeDesignInput!) { saveBadgeDesign(input: $input) {
  __typename ... on BadgeDesignSaved { design { size parts colours { colour } } } ... on InvalidInput { problems { field code } } } }`;

const LONG = 'Công Tằng Tôn Nữ Hoàng Thị Quỳnh Như Nguyễn Phước Vĩnh Thụy Lê Đặng Trần Mỹ Hạnh Nguyệt Ánh';

let events: EventsApi;
let event: TestEvent;
let typeId: string;
beforeAll(async () => {
  events = await EventsApi.start();
  event = await events.event({});
  [typeId] = event.ticketTypeIds as [string];
  const people = [
    { fullName: 'Đỗ Thị Hằng', email: 'hang@nha.example', organisationName: 'Hợp tác xã Nhãn lồng' },
    { fullName: LONG, email: 'dai@nha.example' },
    { fullName: 'Bùi Văn An', email: 'an@nha.example' },
  ];
  await events.api.app.get(TakeOverRegistrations).run(
    systemCaller('test'),
    typeId,
    people.map((one) => ({ ...aRegistration(typeId, one), submittedAt: new Date() })),
  );
});
afterAll(() => events.close());

const organiser = () => person('ORGANISER', event.id);

async function printed(format: string, filter = {}) {
  const who = organiser();
  const input = { eventId: event.id, table: 'TICKETS', format, filter };
  const { data } = await events.api.graphql<{ exportTable: { id: string } }>(EXPORT, { input }, actingAs(who));
  for (;;) {
    const state = await events.api.graphql<{
      tableExport: {
        status: string;
        written: number;
        total: number;
        file: { id: string; name: string; mediaType: string };
      };
    }>(STATE, { id: data.exportTable.id }, actingAs(who));
    const { status, written, total, file } = state.data.tableExport;
    if (status === 'PREPARING') await sleep(50);
    else {
      expect({ status, written, type: file.mediaType }).toEqual({
        status: 'READY',
        written: total,
        type: 'application/pdf',
      });
      const answer = await fetch(`${events.api.origin}/api/files/${file.id}`, { headers: actingAs(who) });
      return { name: file.name, bytes: new Uint8Array(await answer.arrayBuffer()) };
    }
  }
}

describe('badges', () => {
  it('have a design, saved by who manages the event', async () => {
    const before = await events.api.graphql(DESIGN, { eventId: event.id }, actingAs(organiser()));
    expect(before.data).toMatchObject({ badgeDesign: { size: 'A6', colours: event.ticketTypeIds.map(() => ({})) } });
    const input = {
      eventId: event.id,
      size: 'LABEL_100_62',
      parts: ['QR'],
      colours: [{ ticketTypeId: typeId, colour: '#ffe08a' }],
    };
    const saved = await events.api.graphql(SAVE, { input }, actingAs(organiser()));
    expect(saved.data).toMatchObject({
      saveBadgeDesign: { __typename: 'BadgeDesignSaved', design: { size: 'LABEL_100_62', parts: ['QR'] } },
    });
    for (const colours of [
      [{ ticketTypeId: typeId, colour: 'red' }],
      [{ ticketTypeId: crypto.randomUUID(), colour: '#000000' }],
    ]) {
      const bad = await events.api.graphql(SAVE, { input: { ...input, colours } }, actingAs(organiser()));
      expect(bad.data).toMatchObject({ saveBadgeDesign: { problems: [{ code: 'unknown_value' }] } });
    }
    const steward = await events.api.graphql(SAVE, { input }, actingAs(person('STEWARD', event.id)));
    expect(steward.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await events.api.graphql(
      SAVE,
      { input: { ...input, size: 'A6', parts: ['EVENT', 'ORGANISATION', 'TICKET_TYPE', 'QR'] } },
      actingAs(organiser()),
    );
  });

  it('are printed one to a page, as large as the paper, in the order of names, and no name is cut', async () => {
    const { bytes, name } = await printed('BADGES');
    expect(name).toMatch(/^Thẻ đeo \d{4}-\d\d-\d\d\.pdf$/);
    const document = await getDocumentProxy(bytes.slice());
    expect(document.numPages).toBe(3);
    const [, , width, height] = (await document.getPage(1)).view as [number, number, number, number];
    expect([width, height].map((points) => Math.round((points / 72) * 25.4))).toEqual([105, 148]);
    const { text } = await readPdfText(bytes);
    expect(text).toContain(LONG.split(' ').slice(0, 3).join(' '));
    expect(text.replaceAll(' ', '')).toContain(LONG.replaceAll(' ', ''));
    expect(text.indexOf('Bùi Văn An')).toBeLessThan(text.indexOf('Đỗ Thị Hằng'));
  });

  it('are for valid tickets, and for who may handle tickets', async () => {
    const { bytes } = await printed('BADGES', { search: 'hang' });
    expect((await readPdfText(bytes)).pages).toBe(1);
    for (const [table, actor] of [
      ['TICKETS', person('AUDITOR')],
      ['REGISTRATIONS', organiser()],
    ] as const) {
      const input = { eventId: event.id, table, format: 'BADGES' };
      const { errors } = await events.api.graphql(EXPORT, { input }, actingAs(actor));
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });
});

describe('lists and certificates', () => {
  it('say who came', async () => {
    const rows = await events.rows<{ id: string }>(
      "select t.id from tickets t join registrations r on r.id = t.registration_id where r.full_name = 'Đỗ Thị Hằng'",
    );
    const came = new Map([[rows[0]!.id, new Date('2026-12-12T01:30:00Z')]]);
    events.api.app
      .get(Attendance)
      .register((ids) => Promise.resolve(new Map(ids.flatMap((id) => (came.has(id) ? [[id, came.get(id)!]] : [])))));
    const list = await readPdfText((await printed('ATTENDANCE')).bytes);
    expect(list.text).toContain('Hợp tác xã Nhãn lồng');
    expect(list.text).toContain('08:30 12/12/2026');
    expect(list.text.replaceAll(' ', '')).toContain(LONG.replaceAll(' ', ''));
    const certificates = await readPdfText((await printed('CERTIFICATES')).bytes);
    expect(certificates.pages).toBe(1);
    expect(certificates.text).toContain('Đỗ Thị Hằng');
    expect(certificates.text).not.toContain('Bùi Văn An');
  });

  it('say so where there is nobody', async () => {
    expect((await readPdfText((await printed('ATTENDANCE', { search: 'khongcoai' })).bytes)).text).toContain(
      'chưa có ai',
    );
    expect((await readPdfText((await printed('CERTIFICATES', { search: 'khongcoai' })).bytes)).text).toContain(
      'chưa có ai',
    );
  });
});
