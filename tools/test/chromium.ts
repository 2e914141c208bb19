import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium as playwright } from '@playwright/test';
import { Problem } from '../problem.ts';
import { root } from '../root.ts';

const COMMON = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * A Chromium that runs: the one CHROMIUM_PATH names, one found here, else Playwright's download,
 * else the distribution's package where we may install it. None is a failure, never a silent skip.
 */
export function findChromium(say: (line: string) => void): string {
  const given = process.env['CHROMIUM_PATH'];
  if (given) {
    if (runs(given)) return given;
    throw new Problem(`CHROMIUM_PATH không chạy được · CHROMIUM_PATH names ${given}, which does not run.`);
  }
  const here = [...COMMON, playwright.executablePath()].find(runs);
  if (here) return here;

  say('Đang tải Chromium · Downloading Chromium');
  attempt(process.execPath, [join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium']);
  if (runs(playwright.executablePath())) return playwright.executablePath();

  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Đang cài gói chromium · Installing the package chromium');
    attempt('apt-get', ['update']);
    attempt('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
    const installed = COMMON.find(runs);
    if (installed) return installed;
  }
  throw new Problem(
    'Không có Chromium và không tải được · There is no Chromium and none could be downloaded: install it, or set CHROMIUM_PATH.',
  );
}

/** A browser that lacks a library it is linked with fails here rather than in every journey. */
function runs(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

function attempt(command: string, args: string[]): void {
  spawnSync(command, args, {
    stdio: 'ignore',
    timeout: 10 * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
