import type { APIRequestContext, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { product } from './product.ts';

/** Where the sign-in journey leaves the sessions that other journeys go on with. */
export const SESSIONS = {
  organiser: new URL('../test-results/sessions/organiser.json', import.meta.url).pathname,
  administrator: new URL('../test-results/sessions/administrator.json', import.meta.url).pathname,
};

export interface DemoAccount {
  email: string;
  password: string;
  role: string;
  /** What the authenticator app shows now; works once. */
  code: string | null;
}

/** Asks the API as whoever `request` is signed in as; fails on any error. */
export async function ask<Data>(request: APIRequestContext, query: string, variables: object = {}): Promise<Data> {
  const response = await request.post('/graphql', { data: { query, variables }, headers: { origin: product.url } });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** The demonstration's account with this role. */
export async function demoAccount(request: APIRequestContext, role: string): Promise<DemoAccount> {
  const { demoAccounts } = await ask<{ demoAccounts: DemoAccount[] }>(
    request,
    '{ demoAccounts { email password role code } }',
  );
  return demoAccounts.find((account) => account.role === role)!;
}

/** Signs in with a password and the code of the authenticator app. */
export async function signIn(page: Page, request: APIRequestContext, role: string): Promise<void> {
  const { email, password } = await demoAccount(request, role);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Dùng mật khẩu' }).click();
  await page.getByLabel('Địa chỉ thư điện tử').fill(email);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Mã trong ứng dụng xác thực').fill((await demoAccount(request, role)).code!);
  await expect(page).not.toHaveURL(/sign-in/);
}

export interface DemoEvent {
  id: string;
  slug: string;
  ticketTypes: { id: string; name: { vi: string }; approval: string; availability: string }[];
}

/** The festival of the demonstration. */
export async function festival(request: APIRequestContext): Promise<DemoEvent> {
  const { publishedEvents } = await ask<{ publishedEvents: DemoEvent[] }>(
    request,
    '{ publishedEvents { id slug ticketTypes { id name { vi } approval availability } } }',
  );
  return publishedEvents[0]!;
}

export interface Registrant {
  name: string;
  email: string;
  ticketType: string;
}

let made = 0;

/** A registrant whom no other journey knows. */
export function registrant(name: string, ticketType: string): Registrant {
  made += 1;
  const word = `${process.pid}-${Date.now().toString(36)}-${made}`;
  return { name, email: `khach-${word}@congty.example`, ticketType };
}

/** Registers without a page, where a journey is about what comes after. */
export async function registerQuietly(
  request: APIRequestContext,
  event: DemoEvent,
  { name, email, ticketType }: Registrant,
): Promise<void> {
  const now = Date.now().toString(16).padStart(12, '0');
  const { register: answer } = await ask<{ register: { __typename: string } }>(
    request,
    'mutation ($input: RegisterInput!) { register(input: $input) { __typename } }',
    {
      input: {
        id: `${now.slice(0, 8)}-${now.slice(8)}-7${randomUUID().slice(15)}`,
        ticketTypeId: event.ticketTypes.find((one) => one.name.vi === ticketType)!.id,
        locale: 'vi',
        fullName: name,
        email,
        minor: false,
        consents: [{ purpose: 'REGISTRATION', given: true, textVersion: 1 }],
      },
    },
  );
  expect(answer.__typename).toBe('Registered');
}

/** Fills the three steps and sends them; ends wherever the product ends. */
export async function register(page: Page, slug: string, { name, email, ticketType }: Registrant): Promise<void> {
  await page.goto(`/events/${slug}/register`);
  await page.getByLabel('Họ và tên').fill(name);
  await page.getByLabel('Địa chỉ thư điện tử').fill(email);
  await page.getByRole('radio', { name: 'Đủ 16 tuổi' }).check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByRole('radio', { name: ticketType }).check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByRole('checkbox', { name: /xử lý đăng ký/ }).check();
  await page.getByRole('button', { name: 'Gửi đăng ký' }).click();
}

/** Registers and arrives on the ticket page. */
export async function registerToTicket(page: Page, slug: string, who: Registrant): Promise<void> {
  await register(page, slug, who);
  await expect(page).toHaveURL(/\/tickets\//);
}
