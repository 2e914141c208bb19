import { actingAs } from '@pho-hien/platform/testing';
import { Jobs } from '@pho-hien/platform';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerOf, EventsApi } from '../../testing/events-api.ts';
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

/** Uploads a list as its coordinator's browser does. */
async function upload(ticketTypeId: string, rows: readonly Row[], as = school.coordinator): Promise<Response> {
  const sheet = { name: 'Danh sách', rows: [Object.values(headingsIn('vi')), ...rows.map((row) => [...row, ''])] };
  return fetch(`${events.api.origin}/api/organisations/${school.id}/group-imports/${ticketTypeId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'ds.xlsx', ...actingAs(as) },
    body: new Uint8Array(await writeXlsx({ sheets: [sheet] })),
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

  it('is nothing to whom the school has given no role', async () => {
    const event = await events.event({ places: 10 });
    const stranger = await anOrganisation(events, 'TEAM');
    expect((await upload(event.ticketTypeIds[0]!, [adult()], stranger.coordinator)).status).toBe(404);
  });
});
