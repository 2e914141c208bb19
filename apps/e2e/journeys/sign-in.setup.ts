import { demoAccount, SESSIONS } from '../harness/demo.ts';
import { expect, test } from '../harness/test.ts';

for (const [role, file] of [
  ['ORGANISER', SESSIONS.organiser],
  ['ADMINISTRATOR', SESSIONS.administrator],
] as const)
  test(`${role} signs in with a password and a code of the authenticator app`, async ({
    page,
    request,
    expectAccessible,
  }) => {
    const account = await demoAccount(request, role);
    await page.goto('/sign-in');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Dùng mật khẩu' }).click();
    await page.getByLabel('Địa chỉ thư điện tử').fill(account.email);
    await page.getByLabel('Mật khẩu').fill(account.password);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByLabel('Mã trong ứng dụng xác thực').fill((await demoAccount(request, role)).code!);
    await expect(page).not.toHaveURL(/sign-in/);
    await page.context().storageState({ path: file });
  });
