/// <reference lib="dom" />
import type { Browser, Page } from '@playwright/test';
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { readFile } from 'node:fs/promises';
import { ask, festival, SESSIONS, signIn } from '../harness/demo.ts';
import { signedIn } from '../harness/staff.ts';
import { expect, product, test } from '../harness/test.ts';

const WIDE = { width: 1280, height: 900 };
const pageOf = async (browser: Browser, storageState?: string) =>
  (
    await browser.newContext({
      baseURL: product.url,
      locale: 'vi-VN',
      viewport: WIDE,
      reducedMotion: 'reduce',
      ...(storageState && { storageState }),
    })
  ).newPage();

/** What the table shows, its headings first; what only warns stands beside a name, not in it. */
const shownBy = (page: Page) =>
  page.locator('table.rows').evaluate((table) => {
    const text = (cell: Element) => (cell.querySelector('a') ?? cell).textContent.trim();
    return [...table.querySelectorAll('tr')].map((row) =>
      [...row.querySelectorAll('th, td')].filter(({ classList }) => !classList.contains('box')).map(text),
    );
  });

/** To the first row by its key, as soon as the page listens; up from it is itself. */
const toFirstRow = (page: Page) =>
  expect(async () => {
    await page.keyboard.press('k');
    await expect(page.locator('a[data-row]').first()).toBeFocused({ timeout: 200 });
  }).toPass();

/** Has what is seen written as a file, waits until it is, and opens it. */
async function exported(page: Page, format: 'Tệp Excel' | 'Tệp CSV'): Promise<string[][]> {
  await page.getByText('Xuất dữ liệu').click();
  await page.getByRole('button', { name: format }).click();
  await expect(page.getByText('Tệp đã sẵn sàng')).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Tải tệp về' }).click();
  const bytes = await readFile(await (await saving).path());
  const rows =
    format === 'Tệp Excel'
      ? (await readXlsx(new Uint8Array(bytes))).sheets[0]!.rows
      : parseCsv(bytes.toString().replace('\uFEFF', ''));
  return rows.map((row) => row.map((cell) => String(cell ?? '')));
}

test('the tables of an event: found, ordered, opened by keys, acted on, and taken out exactly as they are seen', async ({
  browser,
  request,
  expectAccessible,
  isMobile,
}) => {
  test.skip(isMobile, 'keys and columns belong to a desk');
  const event = await festival(request);
  const desk = await pageOf(browser, SESSIONS.organiser);
  await desk.goto(`/organise/${event.id}/registrations`);
  // Nobody of that name registers in another journey while this one looks.
  await desk.getByRole('searchbox').fill('nguyen MINH');
  await expect(desk).toHaveURL(/q=nguyen/);
  await desk.getByText(/^Xếp:/).click();
  await desk.getByRole('link', { name: 'A–Z', exact: true }).click();
  await expect(desk).toHaveURL(/order=NAME/);
  await desk.getByText('Chọn cột').click();
  await desk.getByRole('checkbox', { name: 'Thư điện tử' }).check();
  await expect(desk.getByRole('columnheader', { name: 'Thư điện tử' })).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('checkbox', { name: 'Thư điện tử' })).toBeHidden();
  await desk.reload();
  const seen = await shownBy(desk);
  expect(seen[0]).toEqual(['Họ tên', 'Đơn vị', 'Thư điện tử', 'Loại vé', 'Gửi lúc', 'Trạng thái']);
  const plain = (row: string[]) => row.join(' ').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  for (const row of seen.slice(1)) for (const word of ['nguyen', 'minh']) expect(plain(row)).toContain(word);

  // The keys: down, open, the next, close.
  await toFirstRow(desk);
  await desk.keyboard.press('Enter');
  const title = desk.locator('#detail-title');
  await expect(title).toHaveText(seen[1]![0]!);
  await expectAccessible(desk);
  await desk.locator('a[data-row]').first().focus();
  await desk.keyboard.press('j');
  await expect(desk.locator('a[data-row][aria-current]')).toHaveText(seen[2]![0]!);
  await desk.keyboard.press('Escape');
  await expect(title).toHaveCount(0);

  const total = Number(/\d+/.exec((await desk.getByText(/^[\d.]+ dòng$/).innerText()).replace('.', ''))![0]);
  const book = await exported(desk, 'Tệp Excel');
  await expectAccessible(desk);
  expect(book).toHaveLength(total + 1);
  expect(book.slice(0, seen.length)).toEqual(seen);

  // A ticket that came through a gate: its registration, what was done about it, and its scans.
  const staff = await signedIn('organiser');
  const { liveDay } = await ask<{ liveDay: { latest: { holderName: string; verdict: string }[] } }>(
    staff,
    'query ($id: ID!) { liveDay(eventId: $id) { latest { holderName verdict } } }',
    { id: event.id },
  );
  const holder = liveDay.latest.find(({ verdict }) => verdict === 'OK')!.holderName;
  const ticketsOf = `/organise/${event.id}/registrations/tickets?status=VALID&q=${encodeURIComponent(holder)}`;
  await desk.goto(ticketsOf);
  const tickets = await shownBy(desk);
  expect(await exported(desk, 'Tệp CSV')).toEqual(tickets);
  await desk.goto(ticketsOf);
  await toFirstRow(desk);
  await desk.keyboard.press('Enter');
  // Words are found in addresses and organisations too: it need not be that very holder.
  await expect(title).toHaveText(tickets[1]![1]!);
  await expect(desk.getByRole('heading', { name: 'Lịch sử' })).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(title).toHaveCount(0);
  await desk.keyboard.press('x');
  await desk.getByRole('button', { name: 'Gửi lại 1 vé' }).click();
  await expect(desk.getByText(/Đang gửi lại 1 vé/).first()).toBeVisible();

  for (const table of ['organisations', 'sessions', 'people']) {
    await desk.goto(`/organise/${event.id}/registrations/${table}`);
    const [, first] = await shownBy(desk);
    await toFirstRow(desk);
    await desk.keyboard.press('Enter');
    await expect(title).toHaveText(first![0]!);
    await expect(desk.getByRole('heading', { name: 'Lịch sử' })).toBeVisible();
    await expectAccessible(desk);
  }

  // To the people of a page, or to all that match: the composer says to whom, and counts.
  await desk.goto(`/organise/${event.id}/registrations/people?q=nguyen`);
  await desk.locator('.choose').first().check();
  await expectAccessible(desk);
  await desk.getByRole('link', { name: 'Viết cho những người này' }).click();
  await expect(desk.getByText('1 người bạn đã chọn')).toBeVisible();
  await expect(desk.getByText('1 người nhận')).toBeVisible();
  await expectAccessible(desk);
  // The preview of the mail has been loaded, more than once: back is the table all the same.
  await desk.goBack();
  await desk.getByRole('checkbox', { name: 'Chọn cả trang' }).check();
  await desk.getByRole('link', { name: /^Viết cho tất cả/ }).click();
  await expect(desk.getByText('Tất cả trong bảng Người, như bạn đã lọc')).toBeVisible();
  await expect(desk.getByText(/^[\d.]+ người nhận$/)).toBeVisible();
  await desk.context().close();
});

test('who may not see a column gets it neither on the screen nor in the file', async ({
  browser,
  request,
  isMobile,
}) => {
  test.skip(isMobile, 'what may be seen does not depend on the size');
  const event = await festival(request);
  const page = await pageOf(browser);
  await signIn(page, request, 'AUDITOR');
  // As somebody would have it who could see everything before.
  const columns = { name: 'columns-registrations', value: 'NAME.EMAIL.PHONE.TICKET.NOTE', url: product.url };
  await page.context().addCookies([columns]);
  await page.goto(`/organise/${event.id}/registrations`);
  expect((await shownBy(page))[0]).toEqual(['Họ tên']);
  const file = await exported(page, 'Tệp CSV');
  expect(file[0]).toEqual(['Họ tên']);
  expect(JSON.stringify(file)).not.toContain('@');
  await page.context().close();
});
