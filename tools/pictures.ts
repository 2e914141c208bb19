/**
 * `npm run pictures`: the README's pictures of the desk and of the live day, made from the product as it is now,
 * with people coming through its gates. Look at them before they are committed.
 */
import { type Browser, chromium, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { serverAccount } from './postgres/account.ts';
import { own } from './postgres/cluster.ts';
import { root } from './root.ts';
import { startProduct } from './start/product.ts';
import { findChromium } from './test/chromium.ts';

/** How high each screen stands in the picture, in CSS pixels. */
const HEIGHT = 640;
/** How long the gates are busy before anything is looked at. */
const BUSY_MS = 90_000;

interface Screen {
  readonly path: (eventId: string) => string;
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
}
const desk = (eventId: string) => `/organise/${eventId}`;
const live = (eventId: string) => `/organise/${eventId}/live`;
const wall = (eventId: string) => `/organise/${eventId}/live?wall`;
const PICTURES: Readonly<Record<string, readonly Screen[]>> = {
  'desk.png': [
    { path: desk, width: 1280, height: 1040, scheme: 'light' },
    { path: desk, width: 360, height: 860, scheme: 'light' },
    { path: desk, width: 1280, height: 1040, scheme: 'dark' },
  ],
  'live.png': [
    { path: wall, width: 1920, height: 1080, scheme: 'dark' },
    { path: live, width: 360, height: 860, scheme: 'light' },
    { path: live, width: 1280, height: 1040, scheme: 'light' },
  ],
};

const folder = mkdtempSync(join(tmpdir(), 'pho-hien-pictures-'));
await own(folder, serverAccount());
process.env['DEMO_SIMULATE'] = '60';
const say = (line: string) => console.log(`  ${line} …`);
const product = await startProduct({ folder, port: await freePort(), say });
const browser = await chromium.launch({
  executablePath: findChromium(say),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const session = await signIn(browser);
  const eventId = await festivalId();
  await new Promise((resolve) => setTimeout(resolve, BUSY_MS));
  for (const [file, screens] of Object.entries(PICTURES)) {
    const shots: Buffer[] = [];
    for (const screen of screens) shots.push(await shoot(session, screen, eventId));
    await compose(shots, join(root, 'docs', 'images', file));
    console.log(`docs/images/${file}`);
  }
} finally {
  await browser.close();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}

type Session = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;

async function signIn(by: Browser): Promise<Session> {
  const context = await by.newContext({ baseURL: product.url, locale: 'vi-VN' });
  const page = await context.newPage();
  const account = async () => {
    const { demoAccounts } = await ask<{ demoAccounts: Record<'email' | 'password' | 'role' | 'code', string>[] }>(
      '{ demoAccounts { email password role code } }',
    );
    return demoAccounts.find(({ role }) => role === 'ORGANISER')!;
  };
  const { email, password } = await account();
  await page.goto('/sign-in', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Dùng mật khẩu' }).click();
  await page.getByLabel('Địa chỉ thư điện tử').fill(email);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Mã trong ứng dụng xác thực').fill((await account()).code);
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  const session = await context.storageState();
  await context.close();
  return session;
}

async function festivalId(): Promise<string> {
  return (await ask<{ publishedEvents: { id: string }[] }>('{ publishedEvents { id } }')).publishedEvents[0]!.id;
}

async function ask<Data>(query: string): Promise<Data> {
  const response = await fetch(new URL('/graphql', product.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: product.url },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: Data }).data;
}

async function shoot(storageState: Session, { path, width, height, scheme }: Screen, eventId: string): Promise<Buffer> {
  const context = await browser.newContext({
    baseURL: product.url,
    storageState,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width, height },
    colorScheme: scheme,
    // A scan that fades in is pale for a moment.
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(path(eventId));
  await page.getByText('Trực tiếp', { exact: false }).first().waitFor();
  // The first numbers of the live board are there.
  await page.waitForTimeout(4000);
  const shot = await page.screenshot();
  await context.close();
  return shot;
}

/** The screens beside each other, each whole, on paper. */
async function compose(shots: readonly Buffer[], path: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 3200, height: HEIGHT + 48 } });
  const images = shots.map((shot) => `<img alt="" src="data:image/png;base64,${shot.toString('base64')}">`).join('');
  await page.setContent(`<style>
    body { margin: 0 }
    main { display: inline-flex; gap: 24px; padding: 24px; background: #e9e3d6 }
    img { height: ${HEIGHT}px; border-radius: 10px; box-shadow: 0 1px 6px #0004 }
  </style><main>${images}</main>`);
  await page.locator('main').screenshot({ path });
  await page.close();
}
