import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import { root } from '../root.ts';
import type { Figure } from './figure.ts';

const COLD_SECONDS = 120;
const WARM_SECONDS = 15;
/** A start that takes longer is called off. */
const PATIENCE_MS = 300_000;

/** `start.cold`: the first `npm start` of a fresh clone until its address is printed; `start.warm`: the second. */
export async function* run(): AsyncGenerator<Figure> {
  const clone = mkdtempSync(join(tmpdir(), 'pho-hien-start-'));
  try {
    await finished(spawn('git', ['clone', '-q', '--no-local', root, clone], { stdio: 'ignore' }));
    const cold = await secondsUntilAddress(clone);
    yield figure('start.cold', cold, COLD_SECONDS);
    yield figure('start.warm', await secondsUntilAddress(clone), WARM_SECONDS);
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
}

function figure(bench: string, seconds: number, target: number): Figure {
  return { bench, value: Number(seconds.toFixed(1)), unit: 's', target: `<= ${target}`, met: seconds <= target };
}

async function secondsUntilAddress(folder: string): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...environmentOfAStranger(), PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  try {
    await new Promise<void>((resolve, reject) => {
      let printed = '';
      const patience = setTimeout(() => reject(new Error(`no address after ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
      child.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        if (!printed.includes(`http://localhost:${port}`)) return;
        clearTimeout(patience);
        resolve();
      });
      child.once('exit', () => reject(new Error(`npm start ended:\n${printed}`)));
    });
    return (performance.now() - began) / 1000;
  } finally {
    child.removeAllListeners('exit');
    const gone = finished(child);
    process.kill(-child.pid!, 'SIGINT');
    await gone;
  }
}

/** Without what npm and this very run put into the environment. */
function environmentOfAStranger(): NodeJS.ProcessEnv {
  const inside = join(root, 'node_modules', '.bin');
  const path = (process.env['PATH'] ?? '').split(':').filter((entry) => entry !== inside);
  return Object.fromEntries(
    Object.entries({ ...process.env, PATH: path.join(':') }).filter(
      ([name]) => !name.startsWith('npm_') && name !== 'NODE_ENV',
    ),
  );
}

function finished(child: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((resolve) => (child.exitCode === null ? child.once('close', () => resolve()) : resolve()));
}
