import { newId } from '@pho-hien/kernel';
import { ask, festival, SESSIONS } from '../harness/demo.ts';
import { codeInMail, ownGates, pair, readyWithoutNetwork, signedIn } from '../harness/staff.ts';
import { expect, test } from '../harness/test.ts';

test.use({ storageState: SESSIONS.organiser });

/** From opening the sheet to "Mời vào", as the issue asks. */
const AT_MOST_MS = 20_000;

interface Registered {
  holderName: string;
  scans: { verdict: string; gateName: string }[];
  answers: { texts: { vi: string }[] }[];
}

interface Found {
  registrations: { edges: { node: Registered }[] };
}

test('somebody without a ticket is registered and let in, with a network and without', async ({
  page,
  request,
  gate,
  isMobile,
  expectAccessible,
}) => {
  test.skip(!isMobile, 'a steward’s phone; at a desk the story is the same');
  const event = await festival(request);
  const staff = await signedIn('organiser');
  const word = Date.now().toString(36);
  const name = `Bàn ${word}`;
  const { ticketTypeId } = await ownGates(staff, event.id, [name]);
  const found = async (who: string) => {
    const { registrations } = await ask<Found>(
      staff,
      `query ($id: ID!, $search: String) { registrations(eventId: $id, search: $search) {
        edges { node { holderName: fullName scans { verdict gateName } answers { texts { vi } } } } } }`,
      { id: event.id, search: who },
    );
    return registrations.edges.map(({ node }) => node);
  };
  const { gates } = await ask<{ gates: { id: string; name: string }[] }>(
    staff,
    'query ($id: ID!) { gates(eventId: $id) { id name } }',
    { id: event.id },
  );
  const gateId = gates.find((one) => one.name === name)!.id;
  await ask(staff, 'mutation ($input: SetGateWalkUpsInput!) { setGateWalkUps(input: $input) { __typename } }', {
    input: { gateId, walkUps: [{ ticketTypeId, blockSize: 3 }] },
  });
  // What the ticket type asks of everybody is asked at the desk, too.
  const text = (vi: string) => ({ vi, en: '' });
  const size = {
    ...{ id: newId(), kind: 'TEXT', label: text('Cỡ áo'), help: text(''), required: true, condition: null },
    ...{ long: false, maxLength: 20, many: false, options: [], integer: false },
    ...{ min: null, max: null, earliest: null, latest: null },
  };
  await ask(staff, 'mutation ($input: PublishFormInput!) { publishForm(input: $input) { __typename } }', {
    input: { ticketTypeId, version: 0, fields: [size] },
  });
  await pair(gate.page, staff, event.id, name);

  const welcome = async (who: string, more: () => Promise<void> = async () => undefined) => {
    const started = Date.now();
    await gate.page.getByRole('button', { name: 'Khách chưa có vé' }).click();
    await gate.page.getByLabel('Họ và tên', { exact: true }).fill(who);
    await gate.page.getByLabel('Cỡ áo').fill('M');
    await gate.page.getByRole('checkbox', { name: /xử lý đăng ký/ }).check();
    await more();
    await gate.page.getByRole('button', { name: 'Đăng ký và mời vào' }).click();
    await expect(gate.page.getByRole('dialog').getByText('Mời vào', { exact: true })).toBeVisible();
    const took = Date.now() - started;
    process.stdout.write(`    from opening the sheet to let in: ${took} ms\n`);
    expect(took).toBeLessThan(AT_MOST_MS);
  };

  // With a network: registered, let in, mailed, and a badge to print.
  const email = `khach-${word.toLowerCase()}@congty.example`;
  const online = `Công Tằng Tôn Nữ Thị Hồng Hạnh ${word}`;
  await welcome(online, async () => {
    await expectAccessible(gate.page);
    await gate.page.getByText('Điện thoại, thư điện tử').click();
    await gate.page.getByLabel('Thư điện tử').fill(email);
  });
  await expect(gate.page.getByRole('dialog').getByText(online).first()).toBeVisible();
  await expect(gate.page.getByRole('button', { name: 'In thẻ đeo' })).toBeVisible();
  await gate.page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click();
  const answers = [{ texts: [{ vi: 'M' }] }];
  const scans = [{ verdict: 'OK', gateName: name }];
  await expect.poll(() => found(online)).toEqual([{ holderName: online, scans, answers }]);
  expect(await codeInMail(email)).toMatch(/^PH1:/);

  // Without one, and the phone switched off in between: it arrives later, once.
  const offline = `Đặng Ngoại Tuyến ${word}`;
  await expect(gate.page.getByTestId('waiting')).toHaveText('không có lượt chờ');
  await readyWithoutNetwork(gate.page);
  await gate.restart({ offline: true });
  await gate.page.goto('/gate');
  await welcome(offline);
  expect(await found(offline)).toEqual([]);
  await gate.restart({ offline: true });
  await gate.page.goto('/gate');
  await expect(gate.page.getByTestId('waiting')).toHaveText('1 lượt chờ gửi');
  await gate.context.setOffline(false);
  await expect(gate.page.getByTestId('waiting')).toHaveText('không có lượt chờ');
  await expect.poll(() => found(offline)).toEqual([{ holderName: offline, scans, answers }]);

  // The organiser takes back what the device holds, all at once.
  await page.goto(`/organise/${event.id}/gates`);
  const desk = page.getByRole('region', { name });
  await expect(desk.getByText(/Khách đến trực tiếp: 2 người, còn giữ [1-3] chỗ/)).toBeVisible();
  await desk
    .getByRole('button', { name: /Thu hồi chỗ giữ sẵn/ })
    .or(desk.getByRole('link', { name: /Thu hồi chỗ giữ sẵn/ }))
    .first()
    .click();
  await page.getByRole('dialog').getByLabel('Lý do').fill('Đóng bàn đón tiếp');
  await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi chỗ giữ sẵn' }).click();
  await expect(desk.getByText('Khách đến trực tiếp: 2 người, đã thu hồi chỗ giữ sẵn')).toBeVisible();
  await gate.page.getByRole('button', { name: 'Khách chưa có vé' }).click();
  await expect(gate.page.getByText('Máy này hết chỗ giữ sẵn.')).toBeVisible();
});
