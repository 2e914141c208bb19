import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { scanAll } from '../bench/gates-device/scan-all.ts';
import { watchOver } from '../watchdog.ts';
import { nextScan } from './next-scan.ts';
import type { Notebook } from './notebook.ts';
import type { Part } from './part.ts';
import type { PhoneOrder, ShownVerdict } from './reports.ts';
import { watchScreen, writeTooLate } from './watch-screen.ts';

/** A gate in a tab: an address of its own, and with it a database of its own. */
export interface TabOrder extends Omit<PhoneOrder, 'token'> {
  readonly url: string;
  readonly pairingCode: string;
}

interface BrowserOrder {
  readonly executable: string;
  readonly folder: string;
  readonly seed: number;
  readonly broken: boolean;
  readonly tabs: readonly TabOrder[];
}

const TONES: Readonly<Record<string, string>> = { OK: 'ok', DENIED: 'denied', INCOMPLETE: 'incomplete' };
const PAUSE_MS = 400;
const OPENS_MS = 90_000;
const TRIES_MS = 20_000;

/** One Chromium with the gate's own page, a hand scanner before each tab; killed with everything in it. */
export class BrowserPart implements Part {
  readonly kind = 'browser';
  private child: ChildProcess | undefined;
  private browser: Browser | undefined;
  private resting = false;
  private readonly paired = new Set<string>();
  private readonly scanned = new Map<string, number>();
  private pages: Page[] = [];
  private readonly profile: string;

  constructor(
    private readonly order: BrowserOrder,
    private readonly notebook: Notebook,
  ) {
    this.profile = join(order.folder, 'chromium');
  }

  kill(): void {
    try {
      if (this.child?.pid) process.kill(-this.child.pid, 'SIGKILL');
    } catch {
      // It has gone already.
    }
  }

  /** Opens it where it was; settles when every gate scans. */
  async start(): Promise<void> {
    for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
      rmSync(join(this.profile, name), { force: true });
    this.browser = await chromium.connectOverCDP(await this.launch());
    const context = this.browser.contexts()[0]!;
    await context.exposeBinding('phoHienShown', (_source, report: string) => this.saw(report));
    await context.addInitScript(watchScreen);
    if (this.order.broken) await context.addInitScript(writeTooLate);
    this.pages = [];
    for (const tab of this.order.tabs) {
      this.notebook.unknown(tab.name);
      const page = await context.newPage();
      this.pages.push(page);
      await this.open(page, `${tab.url}/gate${this.paired.has(tab.name) ? '' : `/pair#${tab.pairingCode}`}`);
      this.paired.add(tab.name);
      if (!this.resting) void this.work(page, tab).catch(() => undefined);
      else void this.listen(page, tab).catch(() => undefined);
    }
  }

  /** Opens a gate, again where that fails: who holds a phone does so, too. */
  private async open(page: Page, address: string): Promise<void> {
    for (const deadline = performance.now() + OPENS_MS; ; await sleep(500)) {
      try {
        await page.goto(address, { timeout: TRIES_MS, waitUntil: 'domcontentloaded' });
        await page.getByTestId('inside-now').waitFor({ timeout: TRIES_MS });
        return;
      } catch (error) {
        if (performance.now() > deadline) throw error;
      }
    }
  }

  /** Nobody comes any more; what waits is still handed in. */
  rest(): void {
    this.resting = true;
  }

  async stop(): Promise<void> {
    this.kill();
  }

  /** Whether every tab says how much waits, told to the notebook. */
  private async listen(page: Page, { name }: TabOrder): Promise<void> {
    for (; page === this.pages[this.order.tabs.findIndex((tab) => tab.name === name)]; await sleep(300)) {
      const text = (await page.getByTestId('waiting').textContent()) ?? '';
      const waiting = Number(/\d+/.exec(text)?.[0] ?? 0);
      this.notebook.heard({ kind: 'waiting', phone: name, waiting, refused: 0 });
    }
  }

  private async work(page: Page, tab: TabOrder): Promise<void> {
    while (!this.resting) {
      const number = (this.scanned.get(tab.name) ?? 0) + 1;
      this.scanned.set(tab.name, number);
      // The page's own switch of direction stays where it is: here everybody comes in.
      await scanAll(page, [nextScan(tab, this.order.seed, number).text]);
      await sleep(PAUSE_MS);
    }
    await this.listen(page, tab);
  }

  private saw(report: string): void {
    const { tone, ...shown } = JSON.parse(report) as ShownVerdict & { readonly tone?: string };
    if (TONES[shown.verdict] === tone) this.notebook.shown.push(shown);
    else this.notebook.faults.push(`a screen is ${tone} for ${shown.verdict}`);
  }

  private async launch(): Promise<string> {
    const child = spawn(
      this.order.executable,
      [
        '--headless=new',
        '--remote-debugging-port=0',
        `--user-data-dir=${this.profile}`,
        '--no-first-run',
        '--no-default-browser-check',
        '--disable-background-timer-throttling',
        '--disable-renderer-backgrounding',
        '--disable-backgrounding-occluded-windows',
        '--hide-crash-restore-bubble',
        '--lang=vi',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        'about:blank',
      ],
      { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    this.child = child;
    const callOff = watchOver(child.pid ?? 0, { signal: 'TERM', group: true });
    child.once('exit', callOff);
    return new Promise((resolve, reject) => {
      child.once('exit', () => reject(new Error('Chromium ended at once')));
      createInterface({ input: child.stderr! }).on('line', (line) => {
        const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
        if (address) resolve(address);
      });
    });
  }
}
