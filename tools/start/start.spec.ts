import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../free-port.ts';
import { root } from '../root.ts';
import { processesMentioning, waitUntilGone } from '../testing/processes.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pho-hien-start-'));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Started {
  npm: ChildProcess;
  port: number;
  /** Everything printed until the address. */
  lines: string[];
  exitCode: Promise<number | null>;
}

/** `npm start` in a process group of its own, as a terminal would run it, once it has printed the address. */
async function npmStart(): Promise<Started> {
  const port = await freePort();
  const env: NodeJS.ProcessEnv = { ...process.env, PORT: String(port), DATA_DIR: folder, DEMO_REGISTRATIONS: '100' };
  for (const name of ['DATABASE_URL', 'SMTP_URL', 'PUBLIC_URL', 'NODE_ENV']) delete env[name];
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exitCode = once(npm, 'exit').then(([code]) => code as number | null);
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes(`http://localhost:${port}\n`)) resolve();
    };
    npm.stdout.on('data', hear);
    npm.stderr.on('data', hear);
    void exitCode.then(() => reject(new Error(`npm start ended:\n${printed}`)));
  });
  return { npm, port, lines: printed.trimEnd().split('\n'), exitCode };
}

/** The process of that command. There has to be one: to kill process 0 is to kill ourselves. */
function find(command: string): number {
  const found = processesMentioning(folder).find((process) => process.command.includes(command));
  if (!found) throw new Error(`nothing runs ${command}`);
  return found.pid;
}

describe.runIf(process.platform === 'linux')('npm start', { timeout: 240_000 }, () => {
  it('ends with the address, under the accounts, and Ctrl-C leaves nothing running', async () => {
    const { npm, port, lines, exitCode } = await npmStart();
    expect(lines.at(-1)).toBe(`http://localhost:${port}`);
    expect(lines.join('\n')).toContain('@phohien.example');
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(await page.text()).toContain('<html lang="vi"');

    let said = '';
    npm.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    npm.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    process.kill(-(npm.pid ?? 0), 'SIGINT');
    await exitCode;
    expect(await waitUntilGone(folder)).toEqual([]);
    expect(said.trim()).toBe('Đang dừng · Stopping …');
  });

  it('stops as a whole, and says why, when a part ends', async () => {
    const { npm, exitCode } = await npmStart();
    let said = '';
    npm.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    process.kill(find('apps/api/build/main.js'), 'SIGKILL');
    expect(await exitCode).toBe(1);
    expect(said).toContain('"api" has stopped');
    expect(await waitUntilGone(folder)).toEqual([]);
  });

  it('leaves nothing running when it is killed outright', async () => {
    const { exitCode } = await npmStart();
    process.kill(find('tools/start.ts'), 'SIGKILL');
    await exitCode;
    expect(await waitUntilGone(folder, 25_000)).toEqual([]);
  });
});
