import type { Browser } from '@playwright/test';
import { ask, festival, registerToTicket, registrant, SESSIONS } from '../harness/demo.ts';
import { waitForMail } from '../harness/mailbox.ts';
import { signedIn } from '../harness/staff.ts';
import { expect, product, test } from '../harness/test.ts';

/** A session of its own for one run, tomorrow and in no room, so that journeys do not meet. */
async function sessionWithOnePlace(eventId: string, title: string): Promise<string> {
  const organiser = await signedIn('organiser');
  const { managedEvent } = await ask<{ managedEvent: { days: { date: string }[] } }>(
    organiser,
    'query ($id: ID!) { managedEvent(id: $id) { days { date } } }',
    { id: eventId },
  );
  const { saved } = await ask<{ saved: { session: { id: string } } }>(
    organiser,
    `mutation ($input: CreateEventSessionInput!) { saved: createEventSession(input: $input) {
      ... on EventSessionSaved { session { id } } } }`,
    {
      input: {
        eventId,
        title: { vi: title, en: '' },
        abstract: { vi: 'Mang theo máy tính.', en: '' },
        kind: 'WORKSHOP',
        track: { vi: '', en: '' },
        date: managedEvent.days.at(-1)!.date,
        startsAt: '18:45',
        endsAt: '19:45',
        places: 1,
        speakerIds: [],
      },
    },
  );
  await organiser.dispose();
  return saved.session.id;
}

const visitorsPage = async (browser: Browser, viewport: { width: number; height: number } | null) =>
  (await browser.newContext({ baseURL: product.url, locale: 'vi-VN', ...(viewport && { viewport }) })).newPage();

test('a session is full, then free; who holds the place hears of another time', async ({
  page,
  browser,
  viewport,
  request,
  expectAccessible,
}) => {
  const event = await festival(request);
  const title = `Thực hành ${Date.now().toString(36)}`;
  const id = await sessionWithOnePlace(event.id, title);
  const join = new RegExp(`Giữ chỗ.*${title}`);
  const leave = new RegExp(`Trả lại chỗ.*${title}`);

  // Found in the agenda without marks, and read there.
  await page.goto(`/events/${event.slug}/agenda?q=${encodeURIComponent(title.replace('ự', 'u').replace('à', 'a'))}`);
  await expectAccessible(page);
  await page.getByRole('link', { name: title }).filter({ visible: true }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expectAccessible(page);

  const first = registrant('Đinh Thị Sớm', 'Khách tham quan');
  await registerToTicket(page, event.slug, first);
  const other = await visitorsPage(browser, viewport);
  await registerToTicket(other, event.slug, registrant('Lò Văn Muộn', 'Khách tham quan'));
  for (const one of [page, other]) await one.getByRole('link', { name: 'Các phiên của tôi' }).click();

  await page.getByRole('button', { name: join }).click();
  await expect(page.getByRole('button', { name: leave })).toBeVisible();
  await expectAccessible(page);
  await other.getByRole('button', { name: join }).click();
  await expect(other.getByText('cả 1 chỗ đã có người giữ')).toBeVisible();
  await page.getByRole('button', { name: leave }).click();
  await expect(page.getByRole('button', { name: join })).toBeVisible();
  // Not reloaded: that would send the refused form once more.
  await other.goto(other.url().split('?')[0]!);
  await other.getByRole('button', { name: join }).click();
  await expect(other.getByRole('button', { name: leave })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('listitem').filter({ hasText: title })).toContainText('Đã hết 1 chỗ');

  // Back to the first, whom the organiser then tells of another time.
  await other.getByRole('button', { name: leave }).click();
  await page.reload();
  await page.getByRole('button', { name: join }).click();
  await expect(page.getByRole('button', { name: leave })).toBeVisible();
  await other.context().close();

  const context = await browser.newContext({
    baseURL: product.url,
    storageState: SESSIONS.organiser,
    locale: 'vi-VN',
    ...(viewport && { viewport }),
  });
  const desk = await context.newPage();
  await desk.goto(`/organise/${event.id}/programme/sessions/${id}`);
  await expect(desk.getByRole('link', { name: first.name })).toBeVisible();
  await expectAccessible(desk);
  await desk.getByLabel('Bắt đầu').fill('20:00');
  await desk.getByLabel('Kết thúc').fill('22:00');
  await desk.getByRole('button', { name: 'Lưu phiên' }).click();
  await expect(desk.getByText(/ngoài giờ mở cửa/)).toBeVisible();
  await desk.getByLabel('Kết thúc').fill('21:00');
  await desk.getByRole('button', { name: 'Lưu phiên' }).click();
  await expect(desk.getByRole('link', { name: 'Thêm phiên', exact: true })).toBeVisible();
  await expectAccessible(desk);
  // On the other screen's desk the same may have been pressed a moment before.
  const tell = desk.getByRole('button', { name: 'Báo ngay' });
  if (await tell.isVisible()) await tell.click();
  const mail = await waitForMail(first.email, /Thay đổi giờ hoặc phòng/);
  expect(mail.text).toMatch(/18:45.19:45[\s\S]*20:00.21:00/);
  const calendar = mail.attachments.find(({ contentType }) => contentType === 'text/calendar');
  expect(calendar?.content.toString()).toMatch(/UID:[\s\S]*SEQUENCE:2/);
  await context.close();
});
