import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { watchOver } from '../watchdog.ts';

export interface Child {
  readonly name: string;
  /** Undefined where it could not even be started. */
  readonly pid: number | undefined;
  /** File that receives everything it prints. */
  readonly log: string;
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  hasEnded(): boolean;
  /** Asks it to finish, insists after ten seconds, and waits. */
  stop(): Promise<void>;
}

export interface Command {
  /** Also names its log file. */
  name: string;
  command: string;
  args: string[];
  /** On top of our own environment; `undefined` takes a variable away. */
  env: Record<string, string | undefined>;
  /** Where it runs; the root of the repository unless said. */
  folder?: string;
  /** Folder of the log file. */
  logs: string;
  /** Shows what it prints here, too. */
  show?: boolean;
}

/** Starts a process that leads a group of its own and ends with us, however we end. */
export function startChild({ name, command, args, env, folder = root, logs, show = false }: Command): Child {
  mkdirSync(logs, { recursive: true });
  const log = join(logs, `${name}.log`);
  const output = openSync(log, 'w', 0o600);
  const child = spawn(command, args, {
    cwd: folder,
    detached: process.platform !== 'win32',
    // A log file shows no colours.
    env: { ...process.env, ...(!show && { NO_COLOR: '1', FORCE_COLOR: undefined }), ...env },
    stdio: ['ignore', show ? 'inherit' : output, show ? 'inherit' : output],
  });
  closeSync(output);
  let over = false;
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', (code) => resolve(code));
  });
  const callOff = child.pid ? watchOver(child.pid, { signal: 'TERM', group: true }) : () => undefined;
  void ended.then(() => {
    over = true;
    callOff();
  });
  return { name, pid: child.pid, log, ended, hasEnded: () => over, stop: () => stop(child, ended, () => over) };
}

async function stop(child: ChildProcess, ended: Promise<unknown>, isOver: () => boolean): Promise<void> {
  if (!isOver()) {
    child.kill('SIGTERM');
    const patience = setTimeout(() => signalGroup(child, 'SIGKILL'), 10_000);
    await ended;
    clearTimeout(patience);
  }
  // What it started itself and left behind.
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // The whole group has gone.
  }
}

/** The last lines a process printed, for a person who asks why it ended. */
export function lastLines(child: Child, count = 30): string {
  return readFileSync(child.log, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}
