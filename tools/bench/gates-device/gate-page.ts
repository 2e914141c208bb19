import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type CDPSession, type Page } from '@playwright/test';
import { freePort } from '../../free-port.ts';
import { startPages } from '../../start/servers.ts';
import { buildPages, compileMessages, generateOperations } from '../../start/steps.ts';
import { findChromium } from '../../test/chromium.ts';
import { pretendServer } from './pretend-server.ts';
import type { PageGlobals } from './page-globals.ts';
import type { World } from './world.ts';

/** As slow as a cheap phone. */
const SLOWDOWN = 4;

/** A gate's page in a slowed-down browser, paired and at work. */
export interface GatePage {
  readonly page: Page;
  readonly session: CDPSession;
  /** From the last byte of the list to the screen that scans, in milliseconds. */
  readonly readyMs: number;
}

export interface GatePages {
  open(world: World, options?: { readonly withoutWebCrypto?: boolean }): Promise<GatePage>;
  stop(): Promise<void>;
}

/** The pages of this build, with nothing behind them. */
export async function startGatePages(): Promise<GatePages> {
  const folder = mkdtempSync(join(tmpdir(), 'pho-hien-gate-'));
  const workshop = { logs: folder, adopt: () => undefined };
  await compileMessages(workshop);
  await generateOperations(workshop);
  await buildPages(workshop);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const pages = startPages(port, url, 'http://127.0.0.1:9', { logs: folder, reload: false });
  const browser = await chromium.launch({
    executablePath: findChromium(() => undefined),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  await answers(url);
  return {
    open: (world, options) => open(browser, url, world, options),
    async stop() {
      await browser.close();
      await pages.child.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function open(
  browser: Browser,
  url: string,
  world: World,
  { withoutWebCrypto = false }: { readonly withoutWebCrypto?: boolean } = {},
): Promise<GatePage> {
  // Without a service worker: its requests would pass by the server that is pretended.
  const context = await browser.newContext({ baseURL: url, serviceWorkers: 'block', locale: 'vi-VN' });
  await pretendServer(context, world);
  await context.addInitScript(noteReady);
  if (withoutWebCrypto) await context.addInitScript(forgetEd25519);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.goto('/gate/pair#7K3M-9QXD-2HBF-T0WA');
  await page.getByTestId('inside-now').waitFor({ timeout: 120_000 });
  const readyMs = await page.evaluate(() => {
    const { location, readyAt } = globalThis as unknown as PageGlobals;
    const [list] = performance.getEntriesByName(`${location.origin}/api/gate/manifest`);
    return readyAt - (list as unknown as { responseEnd: number }).responseEnd;
  });
  return { page, session, readyMs };
}

/** Runs in the page: when the screen that scans was first there. */
function noteReady(): void {
  const page = globalThis as unknown as PageGlobals;
  const watch = new page.MutationObserver(() => {
    if (!page.document.querySelector('[data-testid=inside-now]')) return;
    page.readyAt = performance.now();
    watch.disconnect();
  });
  watch.observe(page.document, { childList: true, subtree: true });
}

/** Runs in the page: a browser without Ed25519 of its own. */
function forgetEd25519(): void {
  const { subtle } = crypto;
  const importKey = subtle.importKey.bind(subtle) as (...given: unknown[]) => Promise<object>;
  subtle.importKey = ((...given: unknown[]) =>
    given[2] === 'Ed25519'
      ? Promise.reject(new DOMException('no', 'NotSupportedError'))
      : importKey(...given)) as typeof subtle.importKey;
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (
      await fetch(`${url}/gate`)
        .then(({ ok }) => ok)
        .catch(() => false)
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the pages do not answer');
}
