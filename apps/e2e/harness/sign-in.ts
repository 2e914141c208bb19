import type { Page } from '@playwright/test';
import { waitForMail } from './mailbox.ts';

/** Signs in with the code in the mail, on the page that asks for it. */
export async function signInWithCode(page: Page, email: string, count = 1): Promise<void> {
  await page.getByRole('button', { name: 'Gửi mã đăng nhập' }).click();
  const code = /\b(\d{6})\b/.exec((await waitForMail(email, /Mã đăng nhập/, count)).text ?? '')![1]!;
  await page.getByLabel('Mã đăng nhập').fill(code);
}
