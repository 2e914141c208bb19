import { expect, test } from '../harness/test.ts';

test('the front door opens in Vietnamese and says that it is ready', async ({ page, request, expectAccessible }) => {
  expect((await request.get('/healthz/ready')).ok()).toBe(true);
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);
});
