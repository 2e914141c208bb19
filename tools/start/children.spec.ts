import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processesMentioning, waitUntilGone } from '../testing/processes.ts';
import { startChild, type Child } from './children.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pho-hien-children-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A shell with a child of its own, both marked by the folder's name. */
function family(script: string): Child {
  return startChild({ name: 'family', command: '/bin/sh', args: ['-c', script], env: { MARK: folder }, logs: folder });
}

describe.runIf(process.platform === 'linux')('a started process', () => {
  it('is stopped together with what it started itself', async () => {
    const child = family('sleep 600 & sleep 600');
    await until(() => processesMentioning(folder).length >= 3);
    await child.stop();
    expect(await waitUntilGone(folder)).toEqual([]);
  });

  it('says how it ended', async () => {
    expect(await family('exit 3').ended).toBe(3);
    expect(await startChild({ name: 'none', command: '/no/such', args: [], env: {}, logs: folder }).ended).toBe(null);
  });

  it('leaves what it printed in its log', async () => {
    const child = family('echo out; echo err >&2');
    await child.ended;
    expect(readFileSync(child.log, 'utf8')).toBe('out\nerr\n');
  });

  it('goes when we are killed outright, children and all', async () => {
    const script = `
      const { startChild } = await import(${JSON.stringify(join(import.meta.dirname, 'children.ts'))});
      startChild({ name: 'family', command: '/bin/sh', args: ['-c', 'sleep 600 & sleep 600'], env: { MARK: ${JSON.stringify(folder)} }, logs: ${JSON.stringify(folder)} });
      console.log('started');
      setInterval(() => {}, 1000);`;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(owner.stdout, 'data');
    await until(() => processesMentioning(folder).length >= 3);
    owner.kill('SIGKILL');
    expect(await waitUntilGone(folder)).toEqual([]);
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !holds(); tries++) await sleep(50);
}
