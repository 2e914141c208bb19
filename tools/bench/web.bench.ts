import { chromium, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@pho-hien/kernel';
import { freePort } from '../free-port.ts';
import { type Product, startProduct } from '../start/product.ts';
import { findChromium } from '../test/chromium.ts';
import type { Figure } from './figure.ts';

const EVENT_KB = 90;
const TICKET_KB = 60;

/** `web.firstLoad.*`: compressed JavaScript that a browser with an empty cache receives for a page. */
export async function* run(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'pho-hien-web-'));
  const product = await startProduct({ folder, port: await freePort() });
  const browser = await chromium.launch({
    executablePath: findChromium(() => undefined),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const { slug, walletToken } = await register(product);
    for (const [bench, path, target] of [
      ['web.firstLoad.event', `/events/${slug}`, EVENT_KB],
      ['web.firstLoad.ticket', `/tickets/${walletToken}`, TICKET_KB],
    ] as const) {
      const page = await (await browser.newContext({ baseURL: product.url })).newPage();
      const { kilobytes, files } = await javascriptOf(page, path);
      yield { bench, value: kilobytes, unit: 'kB', target: `<= ${target}`, met: kilobytes <= target, files };
    }
  } finally {
    await browser.close();
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bytes as they came over the wire, headers left out. */
async function javascriptOf(page: Page, path: string): Promise<{ kilobytes: number; files: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const scripts = new Set<string>();
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (/javascript/.test(response.mimeType)) scripts.add(requestId);
  });
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  const response = await page.goto(path, { waitUntil: 'networkidle' });
  if (response?.status() !== 200) throw new Error(`${path} answered ${response?.status()}`);
  return { kilobytes: Number((bytes / 1000).toFixed(1)), files: scripts.size };
}

interface OpenEvent {
  slug: string;
  ticketTypes: { id: string; availability: string; approval: string }[];
}

/** A visitor's registration at the demo's festival, which ends on a ticket. */
async function register(product: Product): Promise<{ slug: string; walletToken: string }> {
  const { publishedEvents } = await ask<{ publishedEvents: OpenEvent[] }>(
    product,
    '{ publishedEvents { slug ticketTypes { id availability approval } } }',
  );
  const event = publishedEvents[0]!;
  const type = event.ticketTypes.find(
    ({ availability, approval }) => availability === 'OPEN' && approval === 'AUTOMATIC',
  )!;
  const { register } = await ask<{ register: { walletToken: string } }>(
    product,
    'mutation ($input: RegisterInput!) { register(input: $input) { __typename ... on Registered { walletToken } } }',
    {
      input: {
        id: newId(),
        ticketTypeId: type.id,
        locale: 'vi',
        fullName: 'Trần Thị Đo Lường',
        email: 'do-luong@congty.example',
        minor: false,
        consents: [{ purpose: 'REGISTRATION', given: true, textVersion: 1 }],
      },
    },
  );
  return { slug: event.slug, walletToken: register.walletToken };
}

async function ask<Data>(product: Product, query: string, variables: object = {}): Promise<Data> {
  const response = await fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
