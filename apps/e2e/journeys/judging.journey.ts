import type { Browser, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { ask, SESSIONS, signIn } from '../harness/demo.ts';
import { expect, product, test } from '../harness/test.ts';

test('a judge scores with the network cut, the secretary closes and publishes, everybody reads the result', async ({
  page,
  context,
  browser,
  request,
  expectAccessible,
}) => {
  test.skip(
    test.info().project.name !== 'phone',
    'One round is closed once: the judge has a phone, the secretary a desk',
  );
  test.setTimeout(240_000);
  await setUpFromTemplate(browser, expectAccessible);
  const office = await browser.newContext({
    baseURL: product.url,
    locale: 'vi-VN',
    viewport: { width: 1280, height: 800 },
  });
  const desk = await office.newPage();
  await signIn(desk, request, 'CONTEST_SECRETARY');
  await signIn(page, request, 'JUDGE');
  await calibrate(desk, page, expectAccessible);
  await desk.goto('/organise/contests');
  await desk.getByRole('link', { name: 'Cuộc thi Ý tưởng và Dự án khởi nghiệp' }).click();
  await desk.getByRole('link', { name: /Đang chấm/ }).click();
  await expect(desk.getByRole('heading', { name: 'Tiến độ chấm' })).toBeVisible();
  await expectAccessible(desk);
  const handedIn = desk.locator('#round-done');
  const before = await handedIn.innerText();

  await page.goto('/judging');
  await page.getByRole('link', { name: /phiếu chưa nộp/ }).click();
  await expect(page.getByText('Đã nộp 5 trên 5 phiếu')).toBeVisible();
  await expectAccessible(page);
  const list = page.url();
  await page
    .getByRole('link', { name: /Chưa chấm/ })
    .first()
    .click();
  await page.waitForURL(/judging\/[^/]+\/[^/]+$/);
  await expectAccessible(page);

  // Not scored is never the lowest: what is missing is named.
  await page.getByRole('button', { name: 'Nộp phiếu' }).click();
  await expect(page.getByText('Còn 4 tiêu chí chưa chấm, nên chưa nộp được:')).toBeVisible();
  const criterion = (name: string) => page.getByRole('region', { name, exact: true });
  await criterion('Tính mới, sáng tạo').getByRole('button', { name: '7', exact: true }).click();
  await expect(page.getByText(/Đã lưu lúc/)).toBeVisible();

  // What is needed without a network is on the phone.
  const isKept = () => page.evaluate(async () => (await caches.match(location.pathname)) !== undefined);
  await expect.poll(isKept, { timeout: 15_000 }).toBe(true);
  await context.setOffline(true);
  await criterion('Tính mới, sáng tạo')
    .getByRole('button', { name: /^Thêm 0,5/ })
    .click();
  await criterion('Tính khả thi').getByRole('button', { name: '8', exact: true }).click();
  await expect(page.getByText('Đang chờ mạng · 2 thay đổi giữ trên máy này')).toBeVisible();
  const sheet = page.url();
  // The tab is closed, and the sheet opened again with the network still off.
  await page.close();
  page = await context.newPage();
  await page.goto(sheet);
  await expect(page.getByLabel(/^Điểm Tính mới/)).toHaveValue('7,5');
  await expect(page.getByText('Đang chờ mạng · 2 thay đổi giữ trên máy này')).toBeVisible();
  await page.getByRole('link', { name: 'Cuộc thi Ý tưởng và Dự án khởi nghiệp' }).click();
  await expect(page.getByText(/Đã nộp \d trên \d phiếu/).first()).toBeVisible();
  await page.goBack();
  await context.setOffline(false);
  await expect(page.getByText(/Đã lưu lúc/)).toBeVisible();
  await page.goto(sheet);
  await expect(page.getByLabel(/^Điểm Tính mới/)).toHaveValue('7,5');

  await page.getByLabel(/^Điểm Tác động/).fill('99');
  await page.getByLabel(/^Điểm Tác động/).press('Enter');
  await expect(page.getByText('Điểm phải từ 0 đến 10, mỗi nấc 0,5.')).toBeVisible();
  await page.getByLabel(/^Điểm Tác động/).fill('9');
  await page.getByLabel(/^Điểm Năng lực/).fill('6,5');
  await page.getByLabel(/^Điểm Năng lực/).press('Enter');
  // 40 × 7,5 + 30 × 8 + 15 × 9 + 15 × 6,5 of 1000
  await expect(page.getByText('Tổng 77,25/100')).toBeVisible();
  await page.getByRole('button', { name: 'Nộp phiếu' }).click();
  await expect(page.getByText(/nhờ thư ký cuộc thi mở lại/)).toBeVisible();
  await page.goto(list);
  await expect(page.getByText('77,25')).toBeVisible();

  // The secretary was told, without doing anything.
  await expect(handedIn).not.toHaveText(before);
  await desk.locator('summary').filter({ hasText: 'Từng phiếu' }).click();
  await desk.getByLabel(/^Tìm phiếu theo/).fill('tran quoc viet');
  await desk.getByLabel('Trạng thái phiếu').selectOption({ label: 'Đã nộp' });
  await desk.getByRole('button', { name: 'Lọc' }).click();
  await expect(desk.getByText('PGS.TS. Trần Quốc Việt').first()).toBeVisible();
  await expectAccessible(desk);
  await desk.getByRole('button', { name: 'Đóng vòng chấm' }).click();
  await expect(desk.getByRole('heading', { name: 'Kết quả, bản 1' })).toBeVisible();
  await expectAccessible(desk);
  // Every figure opens on what it is made of.
  await desk.locator('summary').filter({ hasText: 'thô' }).first().click();
  await expect(desk.getByText(/Trung bình thô chính xác của/).first()).toBeVisible();
  // What the ranking leaves to the jury is decided by it.
  for (const one of await desk.getByLabel(/^Quyết định:/).all())
    if ((await one.inputValue()) === '') await one.selectOption('ELIMINATED');
  await desk.getByLabel('Biên bản họp hội đồng').fill('Hội đồng thống nhất theo bảng điểm.');
  await desk.getByRole('button', { name: 'Ghi quyết định của hội đồng' }).click();
  await desk.getByRole('button', { name: 'Công bố ngay' }).click();
  await expect(desk.getByText('Đã công bố', { exact: true })).toBeVisible();
  const certificate = (await desk
    .getByRole('link', { name: /^Giấy chứng nhận/ })
    .first()
    .getAttribute('href'))!;
  await office.close();

  // The judge's phone says why nothing more is taken; everybody reads the result, also without scripts.
  const outside = await browser.newContext({ baseURL: product.url, locale: 'vi-VN', javaScriptEnabled: false });
  const reader = await outside.newPage();
  await reader.goto('/contests');
  await reader.getByRole('link', { name: 'Cuộc thi Ý tưởng và Dự án khởi nghiệp' }).click();
  await reader.getByRole('link', { name: 'Xem kết quả' }).click();
  await expect(reader.getByRole('heading', { name: 'Bảng dự án · Vòng sơ loại' })).toBeVisible();
  // Whoever holds a certificate finds out that it is good.
  await reader.goto(certificate);
  await expect(reader.getByText(/Giấy chứng nhận này có hiệu lực/)).toBeVisible();
  await outside.close();
  await page.reload();
  await page
    .getByRole('link', { name: /Đã đóng, chưa nộp/ })
    .first()
    .click();
  await expect(page.getByText('Vòng chấm đã đóng, phiếu này chưa nộp')).toBeVisible();
});

/** Before the final all judges score the same two entries; the secretary sees how far they lie apart. */
async function calibrate(desk: Page, judge: Page, expectAccessible: (page: Page) => Promise<void>): Promise<void> {
  await desk.goto('/organise/contests');
  await desk.getByRole('link', { name: 'Cuộc thi Ý tưởng và Dự án khởi nghiệp' }).click();
  await desk
    .getByRole('region', { name: 'Bảng ý tưởng' })
    .getByRole('link', { name: /^Chung kết/ })
    .click();
  await desk.getByRole('button', { name: 'Bắt đầu chấm thử' }).click();
  await expect(desk.getByText('Đã nộp 0 trên 12 phiếu chấm thử')).toBeVisible();

  interface Own {
    readonly judgedContests: readonly {
      readonly id: string;
      readonly setup: { readonly boards: readonly { readonly rounds: readonly Round[] }[] };
    }[];
  }
  interface Round {
    readonly id: string;
    readonly criteria: readonly { readonly id: string }[];
  }
  const { judgedContests } = await ask<Own>(
    judge.request,
    '{ judgedContests { id setup { boards { rounds { id criteria { id } } } } } }',
  );
  const contestId = judgedContests[0]!.id;
  const rounds = judgedContests[0]!.setup.boards.flatMap((board) => board.rounds);
  interface Sheets {
    readonly mySheets: readonly { readonly id: string; readonly roundId: string; readonly calibration: boolean }[];
  }
  const { mySheets } = await ask<Sheets>(
    judge.request,
    'query ($contestId: ID!) { mySheets(contestId: $contestId) { id roundId calibration } }',
    { contestId },
  );
  const sheet = mySheets.find(({ calibration }) => calibration)!;
  const at = new Date().toISOString();
  const facts = rounds
    .find(({ id }) => id === sheet.roundId)!
    .criteria.map(({ id }, i) => ({
      id: randomUUID().replace(/^(.{14})./, '$17'),
      sheetId: sheet.id,
      criterionId: id,
      points: 500 + 100 * i,
      note: '',
      at,
    }));
  await ask(
    judge.request,
    'mutation ($input: SaveScoresInput!) { saveScores(input: $input) { ... on ScoresSaved { receivedAt } } }',
    { input: { contestId, sentAt: at, facts } },
  );
  await ask(
    judge.request,
    'mutation ($input: SubmitSheetInput!) { submitSheet(input: $input) { ... on SheetSaved { at } } }',
    { input: { contestId, sheetId: sheet.id } },
  );
  await desk.reload();
  await expect(desk.getByText('Đã nộp 1 trên 12 phiếu chấm thử')).toBeVisible();
  await expect(desk.getByText('Tính mới, sáng tạo: 1 giám khảo, từ 5 đến 5, trung bình 5')).toBeVisible();
  await expectAccessible(desk);

  // The clock of the big screen needs no network once it is open.
  const clock = await desk.getByRole('link', { name: 'Mở đồng hồ cho màn hình lớn' }).getAttribute('href');
  await desk.goto(clock!);
  await expect(desk.getByRole('timer')).toHaveText('5:00');
  await desk.context().setOffline(true);
  await desk.keyboard.press('Space');
  await expect(desk.getByRole('timer')).not.toHaveText('5:00');
  await desk.keyboard.press('ArrowRight');
  await expect(desk.getByText(/Đang trình bày · 2\//)).toBeVisible();
  await desk.context().setOffline(false);
}

/** An organiser begins with a template, is told what is wrong where it is wrong, rehearses, and opens the contest. */
async function setUpFromTemplate(browser: Browser, expectAccessible: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    baseURL: product.url,
    locale: 'vi-VN',
    storageState: SESSIONS.organiser,
    viewport: { width: 360, height: 800 },
  });
  const desk = await context.newPage();
  await desk.goto('/organise/contests/new');
  await desk.getByLabel('Tên cuộc thi').fill('Sáng kiến trẻ');
  await desk.getByRole('radio', { name: 'Quảng Ngãi 2021' }).check();
  await desk.getByLabel('Bắt đầu nhận bài').fill('2030-01-01T08:00');
  await expectAccessible(desk);
  await desk.getByRole('button', { name: 'Tạo bản nháp' }).click();
  await desk.waitForURL(/setup$/);

  await desk.getByLabel('Hạn nộp bài').fill('2029-12-31T17:00:59');
  await desk.getByRole('button', { name: 'Lưu thể lệ' }).click();
  await expect(desk.getByLabel('Hạn nộp bài')).toBeFocused();
  await expect(desk.getByText('Hạn nộp phải sau lúc bắt đầu nhận bài.')).toBeVisible();
  await desk.getByLabel('Hạn nộp bài').fill('2030-01-31T17:00:59');
  await desk.getByRole('button', { name: '3. Bảng và vòng thi' }).click();
  await desk
    .getByRole('button', { name: /^1\. Chung kết/ })
    .first()
    .click();
  await desk.getByRole('button', { name: /^1\. Tiêu chí 1/ }).click();
  await desk.getByLabel('Hệ số', { exact: true }).fill('5');
  await expect(desk.getByText('Tổng hệ số 10 · điểm cao nhất của một phiếu 100')).toBeVisible();
  await expectAccessible(desk);
  await desk.getByRole('button', { name: 'Lưu thể lệ' }).click();
  await expect(desk.getByText(/Đã lưu lúc/)).toBeVisible();
  await desk.getByRole('button', { name: '4. Xem lại, công bố' }).click();
  await desk.getByRole('link', { name: 'Chạy thử thể lệ' }).click();
  await expect(desk.getByText(/trong 40 bài đạt ngưỡng/)).toBeVisible();
  await expectAccessible(desk);
  await desk.goBack();
  await desk.getByRole('button', { name: '4. Xem lại, công bố' }).click();
  await desk.getByRole('button', { name: 'Công bố và nhận bài' }).click();
  await expect(desk.getByRole('link', { name: 'Xem trang công khai' })).toBeVisible();
  await context.close();
}
