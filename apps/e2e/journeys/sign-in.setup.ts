import { SESSIONS, signIn } from '../harness/demo.ts';
import { test } from '../harness/test.ts';

for (const [role, file] of [
  ['ORGANISER', SESSIONS.organiser],
  ['ADMINISTRATOR', SESSIONS.administrator],
] as const)
  test(`${role} signs in with a password and a code of the authenticator app`, async ({
    page,
    request,
    expectAccessible,
  }) => {
    await page.goto('/sign-in');
    await expectAccessible(page);
    await signIn(page, request, role);
    await page.context().storageState({ path: file });
  });
