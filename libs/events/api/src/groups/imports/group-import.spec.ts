import { actingAs } from '@pho-hien/platform/testing';
import { Jobs } from '@pho-hien/platform';
import { MOST_SHEET_BYTES } from '@pho-hien/events-core';
import { type WriteOptions, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PublishForm } from '../../forms/publish-form.ts';
import { callerOf, EventsApi } from '../../testing/events-api.ts';
import { aFormField } from '../../testing/form-fields.ts';
import { anOrganisation } from '../../testing/groups.ts';
import { headingsIn } from '../sheets/write-template.ts';
import { ConfirmImport } from './confirm-import.ts';

type Row = readonly [name: string, born: string, email: string, phone: string, guardian: string, mail: string];
type School = Awaited<ReturnType<typeof anOrganisation>>;

let events: EventsApi;
let school: School;
beforeAll(async () => {
  events = await EventsApi.start();
  const { boss } = events.api.app.get(Jobs) as unknown as { boss: { offWork(name: string): Promise<void> } };
  await boss.offWork('events.ask-group');
  school = await anOrganisation(events);
});
afterAll(() => events.close());

let people = 0;
const adult = (): Row => {
  people += 1;
  return [`Nguyễn Thị Lớn ${people}`, '05/03/2001', `lon${people}@truong.example`, '912345678', '', ''];
};
const child = (): Row => {
  people += 1;
  return [`Nguyễn Văn Bé ${people}`, '05/03/2015', '', '', 'Nguyễn Thị Phụ Huynh', `ph${people}@nha.example`];
};

/** A workbook of one sheet: headings and somebody, or whatever is said of it. */
const workbook = (sheet: Partial<WriteSheet>, more: Partial<WriteOptions> = {}) =>
  writeXlsx({
    sheets: [{ name: 'Danh sách', rows: [Object.values(headingsIn('vi')), [...adult(), '']], ...sheet }],
    ...more,
  });

/** Uploads a list as its coordinator's browser does. */
const upload = async (ticketTypeId: string, rows: readonly Row[], as = school.coordinator): Promise<Response> =>
  send(
    ticketTypeId,
    await workbook({ rows: [Object.values(headingsIn('vi')), ...rows.map((row) => [...row, ''])] }),
    as,
  );

function send(ticketTypeId: string, file: Uint8Array, as = school.coordinator): Promise<Response> {
  return fetch(`${events.api.origin}/api/organisations/${school.id}/group-imports/${ticketTypeId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'ds.xlsx', ...actingAs(as) },
    body: new Uint8Array(file),
  });
}

const importIdOf = async (answer: Response) => ((await answer.json()) as { importId: string }).importId;
const ask = (text: string, variables: object) =>
  events.api.graphql<Record<string, unknown>>(text, variables, actingAs(school.coordinator));
const seen = async (id: string) =>
  (
    await ask(
      'query ($id: ID!) { groupImport(id: $id) { status total wrong problems minors failure { code left } } }',
      { id },
    )
  ).data['groupImport'];
const confirm = (id: string) => events.api.app.get(ConfirmImport).run(callerOf(school.coordinator), id, null);
const ends = (id: string, status: string) =>
  expect.poll(async () => ((await seen(id)) as { status: string }).status, { timeout: 20_000 }).toBe(status);

describe('a school’s spreadsheet', () => {
  it('is looked at, put right cell by cell, and then written whole', async () => {
    const event = await events.event({ places: 10 });
    const [first, second, third] = [adult(), adult(), child()];
    const wrong = [first, [second[0], '31/02/2001', ...second.slice(2)], [...third.slice(0, 5), 'không phải thư']];
    const id = await importIdOf(await upload(event.ticketTypeIds[0]!, wrong as unknown as Row[]));
    expect(await seen(id)).toMatchObject({ status: 'CHECKING', total: 3, wrong: 2, problems: 2 });
    await expect(confirm(id)).rejects.toMatchObject({ code: 'GroupHasProblems' });
    expect(await events.count('registrations where event_id = $1', [event.id])).toBe(0);

    const correct = (row: number, column: string, text: string) =>
      ask(
        'mutation ($input: CorrectCellInput!) { correctCell(input: $input) { ... on ImportChanged { import { problems } } } }',
        { input: { importId: id, row, column, text } },
      );
    await correct(3, 'birthDate', '03/02/2001');
    expect((await correct(4, 'guardianEmail', third[5])).data['correctCell']).toEqual({ import: { problems: 0 } });
    await confirm(id);
    await ends(id, 'WRITTEN');
    expect(
      await events.rows('select status, count(*)::int from registrations where group_id = $1 group by 1 order by 1', [
        id,
      ]),
    ).toEqual([
      { status: 'AWAITING_CONSENT', count: 1 },
      { status: 'CONFIRMED', count: 2 },
    ]);
  });

  it('finds no place for all: nobody is registered, and it says how many places are left', async () => {
    const event = await events.event({ places: 2 });
    const id = await importIdOf(await upload(event.ticketTypeIds[0]!, [adult(), adult(), adult()]));
    await confirm(id);
    await ends(id, 'CHECKING');
    expect(await seen(id)).toMatchObject({ failure: { code: 'NotEnoughPlaces', left: 2 } });
    expect(await events.count('registrations where event_id = $1', [event.id])).toBe(0);
  });

  it('confirmed twice at once is written once', async () => {
    const event = await events.event({ places: 10 });
    const id = await importIdOf(await upload(event.ticketTypeIds[0]!, [adult(), child()]));
    const outcomes = await Promise.allSettled([confirm(id), confirm(id)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await ends(id, 'WRITTEN');
    expect(await events.count('registrations where group_id = $1', [id])).toBe(2);
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, number, string]>([
    ['too large', () => new Uint8Array(MOST_SHEET_BYTES + 1), 413, 'too_large'],
    [
      'of another layout',
      () =>
        workbook({
          rows: [
            ['Tên', 'Lớp'],
            ['Mai', '9A'],
          ],
        }),
      422,
      'other_layout',
    ],
    [
      'with merged cells',
      () => workbook({ merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }] }),
      422,
      'merged_cells',
    ],
    ['with macros', () => workbook({}, { vbaProject: new Uint8Array([1, 2, 3]) }), 422, 'macros'],
    ['that is a picture', () => Buffer.from('89504e470d0a1a0a00', 'hex'), 422, 'not_a_spreadsheet'],
  ])('%s is refused with its reason, and nothing is kept', async (_, file, status, code) => {
    const event = await events.event({ places: 10 });
    const answer = await send(event.ticketTypeIds[0]!, await file());
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code });
    expect(await events.count('group_imports where event_id = $1', [event.id])).toBe(0);
  });

  it('with a formula shows which cell it is, and computes nothing', async () => {
    const event = await events.event({ places: 10 });
    const cells = new Map([['1,0', { formula: '1+1', formulaResult: 2, type: 'formula' as const, value: 2 }]]);
    const id = await importIdOf(await send(event.ticketTypeIds[0]!, await workbook({ cells })));
    const { data } = await ask(
      'query ($id: ID!) { groupImport(id: $id) { rows { row cells { column text problem } } } }',
      { id },
    );
    const [row] = (data['groupImport'] as { rows: { row: number; cells: object[] }[] }).rows;
    expect(row).toMatchObject({
      row: 2,
      cells: [{ column: 'fullName', text: '', problem: 'formula' }, {}, {}, {}, {}, {}, {}],
    });
    await expect(confirm(id)).rejects.toMatchObject({ code: 'GroupHasProblems' });
  });

  it('is not read for a ticket type that asks each person something', async () => {
    const event = await events.event({ places: 10 });
    const asking = [aFormField({ required: true })];
    await events.api.app.get(PublishForm).run(callerOf(school.coordinator), event.ticketTypeIds[0]!, 0, asking);
    const answer = await upload(event.ticketTypeIds[0]!, [adult()]);
    expect([answer.status, await answer.json()]).toEqual([422, { code: 'asks_each_person' }]);
  });

  it('is nothing to whom the school has given no role', async () => {
    const event = await events.event({ places: 10 });
    const stranger = await anOrganisation(events, 'TEAM');
    expect((await upload(event.ticketTypeIds[0]!, [adult()], stranger.coordinator)).status).toBe(404);
  });
});
