import { inEvent } from '@pho-hien/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hotp, totpStep } from '../sign-in/totp.ts';
import { FESTIVAL, GATE, StaffApi } from '../testing/staff-api.ts';
import { demoTotpSecret } from './demo-credentials.ts';
import { EstablishDemoStaff } from './establish-demo-staff.ts';

const SECRET = 'test-secret-for-sessions-0123456789';
const LAN = {
  email: 'lan@pho-hien.example',
  name: 'Nguyễn Thị Lan',
  role: 'ORGANISER',
  scope: inEvent(FESTIVAL),
} as const;

const ACCOUNTS = '{ demoAccounts { email name role password code } }';

let demo: StaffApi;
beforeAll(async () => {
  demo = await StaffApi.start({ environment: { DEMO: 'true', AUTH_SECRET: SECRET } });
});
afterAll(() => demo.api.close());

it('lets somebody in with the printed password and a code of the printed key', async () => {
  const credentials = await demo.api.app.get(EstablishDemoStaff).run(LAN);
  expect(credentials.totpKey).toMatch(/^[A-Z2-7]{32}$/);
  expect(credentials.totpUri).toContain(`secret=${credentials.totpKey}`);
  expect(credentials.password.length).toBeGreaterThanOrEqual(12);

  const browser = demo.browser();
  const first = await browser.post('/api/auth/sign-in/email', { email: LAN.email, password: credentials.password });
  expect(first.body).toMatchObject({ twoFactorRedirect: true });
  const code = hotp(demoTotpSecret(SECRET, LAN.email), totpStep(new Date()));
  expect((await browser.post('/api/auth/two-factor/verify-totp', { code })).status).toBe(200);
  expect((await browser.graphql(`{ mayManage(eventId: "${FESTIVAL}") viewer { secondFactor } }`)).data).toEqual({
    mayManage: true,
    viewer: { secondFactor: 'VERIFIED' },
  });
});

it('asks for no code where the role needs none', async () => {
  const email = 'binh@pho-hien.example';
  const { password, totpKey } = await demo.api.app.get(EstablishDemoStaff).run({ ...LAN, email, role: 'STEWARD' });
  expect(totpKey).toBe('');
  const browser = demo.browser();
  await browser.post('/api/auth/sign-in/email', { email, password });
  expect((await browser.graphql(`{ mayScan(gateId: "${GATE}") }`)).data).toEqual({ mayScan: true });
  const { data } = await browser.graphql<{ demoAccounts: { email: string; code: string | null }[] }>(ACCOUNTS);
  expect(data.demoAccounts.find((account) => account.email === email)).toMatchObject({ code: null });
});

it('tells people who try the demonstration how to sign in', async () => {
  const email = 'hoa@pho-hien.example';
  const { password } = await demo.api.app.get(EstablishDemoStaff).run({ ...LAN, email });
  const { data } = await demo.browser().graphql<{ demoAccounts: { email: string; code: string }[] }>(ACCOUNTS);
  const hoa = data.demoAccounts.find((account) => account.email === email)!;
  expect(hoa).toMatchObject({ name: LAN.name, role: 'ORGANISER', password, code: expect.stringMatching(/^\d{6}$/) });
  const browser = demo.browser();
  await browser.post('/api/auth/sign-in/email', { email, password });
  expect((await browser.post('/api/auth/two-factor/verify-totp', { code: hoa.code })).status).toBe(200);
});

it('gives nobody a known password, and tells none, where this is no demonstration', async () => {
  const real = await StaffApi.start({ beside: demo });
  try {
    await expect(real.api.app.get(EstablishDemoStaff).run({ ...LAN, email: 'minh@pho-hien.example' })).rejects.toThrow(
      'demonstrations',
    );
    expect((await real.browser().graphql(ACCOUNTS)).data).toEqual({ demoAccounts: null });
  } finally {
    await real.api.close();
  }
});
