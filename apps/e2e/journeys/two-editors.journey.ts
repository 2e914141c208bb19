import { festival, SESSIONS } from '../harness/demo.ts';
import { expect, product, test } from '../harness/test.ts';

/** The other project changes the same event at the same time. */
test.describe.configure({ mode: 'serial' });

const pages = [
  {
    what: 'a ticket type',
    path: (event: { ticketTypes: { id: string }[] }) => `edit/tickets/${event.ticketTypes.at(-1)!.id}`,
    save: 'Lưu loại vé',
    contested: 'Mô tả tiếng Việt',
    taken: 'Mô tả tiếng Anh',
  },
  {
    what: 'an event',
    path: () => 'edit',
    save: 'Lưu thiết lập',
    contested: 'Tóm tắt tiếng Việt',
    taken: 'Tóm tắt tiếng Anh',
  },
];

for (const { what, path, save, contested, taken } of pages)
  test(`two editors of ${what} keep what both typed`, async ({
    browser,
    viewport,
    request,
    expectAccessible,
  }, info) => {
    test.skip(info.project.name !== 'desk', 'one pair of editors at a time');
    const event = await festival(request);
    const context = await browser.newContext({
      baseURL: product.url,
      storageState: SESSIONS.organiser,
      locale: 'vi-VN',
      ...(viewport && { viewport }),
    });
    const [mine, theirs] = [await context.newPage(), await context.newPage()];
    const address = `/organise/${event.id}/${path(event)}`;
    for (const page of [mine, theirs]) await page.goto(address);
    await theirs.getByLabel(contested).fill('Người kia viết');
    await theirs.getByLabel(taken).fill('They wrote');
    await theirs.getByRole('button', { name: save }).click();
    // Saved: what is kept while typing is gone from the device, which both pages share here.
    await expect(theirs.getByText(/Đã lưu/).first()).toBeVisible();

    await mine.getByLabel(contested).fill('Tôi viết');
    await mine.getByRole('button', { name: save }).click();
    const notice = mine.getByRole('alert').filter({ hasText: 'Trong lúc bạn sửa' });
    await expect(notice).toContainText('Người kia viết');
    await expect(notice).toContainText(taken);
    await expect(mine.getByLabel(contested)).toHaveValue('Tôi viết');
    await expect(mine.getByLabel(taken)).toHaveValue('They wrote');
    await expectAccessible(mine);

    await mine.getByRole('button', { name: 'Lưu như bên dưới' }).click();
    await expect(mine.getByText(/Đã lưu/).first()).toBeVisible();
    await theirs.goto(address);
    await expect(theirs.getByLabel(contested)).toHaveValue('Tôi viết');
    await expect(theirs.getByLabel(taken)).toHaveValue('They wrote');
    await context.close();
  });
