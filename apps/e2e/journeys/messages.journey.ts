import type { APIRequestContext } from '@playwright/test';
import { ask, demoAccount, festival, type Registrant, registrant, SESSIONS } from '../harness/demo.ts';
import { linkIn, mailsTo, waitForMail } from '../harness/mailbox.ts';
import { signedIn } from '../harness/staff.ts';
import { expect, product, test } from '../harness/test.ts';

/** Registers a visitor who agrees to news. */
async function registerForNews(request: APIRequestContext, ticketTypeId: string, { name, email }: Registrant) {
  const consents = ['REGISTRATION', 'NEWS'].map((purpose) => ({ purpose, given: true, textVersion: 1 }));
  const hex = (length: number) => Array.from({ length }, () => Math.floor(Math.random() * 16).toString(16)).join('');
  const id = `0193a1b2-c3d4-7${hex(3)}-8${hex(3)}-${hex(12)}`;
  await ask(request, 'mutation ($input: RegisterInput!) { register(input: $input) { __typename } }', {
    input: { id, ticketTypeId, locale: 'vi', fullName: name, email, minor: false, consents },
  });
}

test.skip(({ isMobile }) => isMobile, 'mails are worded at a desk');

test('an organiser words a mail, tries it, writes to who wants news; somebody ends them from the mail', async ({
  browser,
  page,
  viewport,
  request,
  expectAccessible,
}, { project }) => {
  // Three people, six mails, five pages looked at with axe.
  test.slow();
  const event = await festival(request);
  const type = event.ticketTypes.find(({ name }) => name.vi === 'Khách tham quan')!;
  const leaving = registrant('Trịnh Thị Thôi', type.name.vi);
  const staying = registrant('Trịnh Văn Ở', type.name.vi);
  for (const one of [leaving, staying]) await registerForNews(request, type.id, one);

  const context = await browser.newContext({
    baseURL: product.url,
    storageState: SESSIONS.organiser,
    locale: 'vi-VN',
    ...(viewport && { viewport }),
  });
  const desk = await context.newPage();
  // Each size words a mail of its own: both walk at the same time.
  const mail = project.name === 'phone' ? 'Vé bị thu hồi' : 'Đã đăng ký từ trước';
  await desk.goto(`/organise/${event.id}/messages`);
  await expectAccessible(desk);
  await desk.getByRole('link', { name: new RegExp(`^${mail}`) }).click();
  await desk.getByLabel('Lời thư', { exact: true }).fill('Bạn {ten} ơi,');
  await desk.getByRole('button', { name: 'Lưu lời thư' }).click();
  await expect(desk.getByText('Dòng 1: không có chỗ điền nào tên {ten}.')).toBeVisible();
  await expectAccessible(desk);
  await desk.getByLabel('Lời thư', { exact: true }).fill('Ban tổ chức chào ');
  await desk.getByRole('button', { name: /^Họ tên/ }).click();
  await expect(desk.getByLabel('Lời thư', { exact: true })).toHaveValue('Ban tổ chức chào {ho_ten}');
  await desk.getByRole('button', { name: 'Lưu lời thư' }).click();
  await expect(desk.getByText('Đã lưu. Thư gửi từ bây giờ dùng lời mới.').first()).toBeVisible();
  const frame = desk.frameLocator('iframe').last();
  await expect(frame.getByText('Ban tổ chức chào Nguyễn Thị Mỹ Duyên')).toBeVisible();
  await desk.getByRole('button', { name: 'Gửi thử cho tôi · Tiếng Việt' }).click();
  const organiser = await demoAccount(request, 'ORGANISER');
  const trial = await waitForMail(organiser.email, project.name === 'phone' ? /^\[Thư thử\] Vé/ : /^\[Thư thử\] Bạn/);
  expect(trial.text).toContain('Ban tổ chức chào Nguyễn Thị Mỹ Duyên');

  const subject = `Tin tháng Mười hai ${leaving.email.slice(6, -16)}`;
  await desk.goto(`/organise/${event.id}/messages/announcements/new`);
  await desk.getByRole('radio', { name: /^Tin tức/ }).check();
  await desk.getByLabel('Tiêu đề', { exact: true }).fill(subject);
  await desk.getByLabel('Lời thư', { exact: true }).fill('Mời bạn đến lớp gọi vốn.\n\nHẹn gặp tại {dia_diem}.');
  await expectAccessible(desk);
  // Others register meanwhile: then the number is shown anew, and asked once more.
  const now = desk.getByRole('button', { name: 'Gửi ngay' });
  await expect(async () => {
    if (!(await now.isVisible()))
      await desk.getByRole('button', { name: /^Gửi cho \d+ người/ }).click({ timeout: 2000 });
    await now.click({ timeout: 2000 });
    await expect(desk).toHaveURL(/announcements\/[0-9a-f-]{36}$/, { timeout: 3000 });
  }).toPass();
  await expect(desk.getByText('đang chờ')).toBeVisible();
  await expectAccessible(desk);
  const news = await waitForMail(leaving.email, new RegExp(subject));
  await waitForMail(staying.email, new RegExp(subject));

  await page.goto(linkIn(news, /\/unsubscribe\//));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ngừng nhận tin' }).click();
  await expect(page.getByRole('heading', { name: 'Đã ngừng gửi tin' })).toBeVisible();

  const staff = await signedIn('organiser');
  const audience = { eventId: event.id, purpose: 'NEWS', audience: { ticketTypeIds: [type.id], statuses: [] } };
  await expect(async () => {
    const { size } = await ask<{ size: number }>(
      staff,
      'query ($input: AudienceSizeInput!) { size: audienceSize(input: $input) }',
      { input: audience },
    );
    const { sent } = await ask<{ sent: { __typename: string } }>(
      staff,
      'mutation ($input: SendAnnouncementInput!) { sent: sendAnnouncement(input: $input) { __typename } }',
      {
        input: {
          ...audience,
          id: `0193a1b2-c3d4-7000-8000-${Date.now().toString(16).padStart(12, '0')}`,
          wording: { subject: { vi: `${subject} lần hai`, en: '' }, body: { vi: 'Nhắc lại.', en: '' } },
          recipients: size,
        },
      },
    );
    expect(sent.__typename).toBe('AnnouncementStarted');
  }).toPass();
  await waitForMail(staying.email, new RegExp(`${subject} lần hai`));
  expect((await mailsTo(leaving.email)).filter(({ subject: said }) => said?.includes(`${subject} lần hai`))).toEqual(
    [],
  );

  await desk.goto(`/organise/${event.id}/messages/sent?q=${encodeURIComponent('trinh van o')}`);
  await expect(desk.getByText(staying.email).first()).toBeVisible();
  await expectAccessible(desk);
  await context.close();
});
