import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../root.ts';
import { watchOver } from '../../watchdog.ts';

/** A process that runs until it is stopped. */
export interface RunningScript {
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

function launch(file: string, environment: Record<string, string>): { child: ChildProcess; ended: Promise<number> } {
  const args = ['--import', './tools/from-source.mjs', join(root, file)];
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH, HOME, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const callOff = watchOver(child.pid ?? 0, { signal: 'TERM', removeFolder: '' });
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  void ended.then(callOff);
  return { child, ended };
}

/** Runs a script of the repository in a process of its own, and gives what it printed. */
export async function runScript(file: string, environment: Record<string, string>): Promise<string> {
  const { child, ended } = launch(file, environment);
  let printed = '';
  child.stdout!.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const code = await ended;
  if (code !== 0) throw new Error(`${file} ended with ${code}`);
  return printed;
}

/** Starts a script of the repository that does not end by itself. */
export function startScript(file: string, environment: Record<string, string>): RunningScript {
  const { child, ended } = launch(file, environment);
  child.stdout!.pipe(process.stderr);
  const gone = ended.then(() => undefined);
  return {
    ended: gone,
    stop: async () => {
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await gone;
      clearTimeout(patience);
    },
  };
}
