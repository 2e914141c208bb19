import { newId } from '@pho-hien/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CheckInApi, person } from '../testing/check-in-api.ts';
import { outcomes, sync } from '../testing/syncing.ts';
import { aDesk, type TestDesk } from '../testing/walk-up-desk.ts';

const PUBLISH = `mutation ($input: PublishFormInput!) { publishForm(input: $input) {
  ... on FormPublished { form { version fields { id } } } ... on InvalidInput { problems { field code } } } }`;
const RESERVE = `mutation { reserveWalkUps { forms { ticketTypeNumber form { version fields { id kind required } } } } }`;
const ask = (kind: string, change: object = {}) => ({
  ...{ id: newId(), kind, label: { vi: 'Cỡ áo', en: '' }, help: { vi: '', en: '' }, required: true, condition: null },
  ...{ long: false, maxLength: 200, many: false, options: [], integer: false, min: null, max: null },
  ...{ earliest: null, latest: null, ...change },
});

let app: CheckInApi;
let desk: TestDesk;
let size: ReturnType<typeof ask>;

const publish = (version: number, fields: object[]) =>
  app.ask<{ publishForm: { form?: { version: number } } }>(person('ORGANISER', desk.eventId), PUBLISH, {
    input: { ticketTypeId: desk.typeId, version, fields },
  });
const answered = () =>
  app.rows<{ version: number; answers: object }>(
    `select version, answers from registration_answers join form_versions on form_versions.id = form_version_id
     where ticket_type_id = $1`,
    [desk.typeId],
  );

beforeAll(async () => {
  app = await CheckInApi.start();
});
afterAll(() => app.close());
beforeEach(async () => {
  desk = await aDesk(app);
  size = ask('TEXT');
  const { publishForm } = await publish(0, [size, ask('FILE', { label: { vi: 'Ảnh thẻ', en: '' } })]);
  expect(publishForm.form).toMatchObject({ version: 1 });
});

describe('what a ticket type asks of everybody', () => {
  it('is told to the desk’s device, and kept as answered in the version that was asked; files are not asked for', async () => {
    const { reserveWalkUps } = await app.askAs<{ reserveWalkUps: { forms: object[] } }>(desk.device.token, RESERVE);
    expect(reserveWalkUps.forms).toMatchObject([
      {
        ticketTypeNumber: 1,
        form: { version: 1, fields: [{ id: size.id, kind: 'TEXT', required: true }, { kind: 'FILE' }] },
      },
    ]);
    const fact = await desk.walksUp({ formVersion: 1, answers: { [size.id]: [' M '] } });
    // The phone was offline when the next version came.
    await publish(1, [size, ask('NUMBER')]);
    expect(outcomes(await sync(app, desk.device, [fact]), [fact])).toEqual(['KEPT']);
    expect(await answered()).toEqual([{ version: 1, answers: { [size.id]: ['M'] } }]);
  });

  it('is not made up: answers that fit no version are refused', async () => {
    const facts = [
      await desk.walksUp({ formVersion: 7, answers: {} }, 0),
      await desk.walksUp({ formVersion: 1, answers: {} }, 1),
    ];
    const refusal = 'REFUSED unknown_value walkUp';
    expect(outcomes(await sync(app, desk.device, facts), facts)).toEqual([refusal, refusal]);
    expect(await answered()).toEqual([]);
  });

  it('is not asked of a child, nor by a phone of an earlier build: both are registered all the same', async () => {
    const child = { minor: true, guardianName: 'Trần Văn Nam', guardianTextVersion: 1, consents: [] };
    const facts = [await desk.walksUp({ ...child, formVersion: 1 }, 0), await desk.walksUp({}, 1)];
    expect(outcomes(await sync(app, desk.device, facts), facts)).toEqual(['KEPT', 'KEPT']);
    expect(await answered()).toEqual([]);
  });
});
