import { spawn } from 'node:child_process';
import type { Check } from './checks.ts';

export interface CheckOutcome {
  name: string;
  passed: boolean;
  seconds: number;
  /** What the failing command printed. */
  output: string;
}

/** Runs the commands of one check in `folder` until one fails. */
export async function runCheck({ name, commands }: Check, folder: string): Promise<CheckOutcome> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  for (const [command, ...args] of commands) {
    const { code, output } = await run(command, args, folder);
    if (code !== 0) return { name, passed: false, seconds: seconds(), output };
  }
  return { name, passed: true, seconds: seconds(), output: '' };
}

/** Runs several checks, `atOnce` at a time, and tells of each as it ends. */
export async function runChecks(
  list: readonly Check[],
  folder: string,
  atOnce: number,
  tell: (outcome: CheckOutcome) => void,
): Promise<CheckOutcome[]> {
  const waiting = [...list];
  const outcomes: CheckOutcome[] = [];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const outcome = await runCheck(check, folder);
      outcomes.push(outcome);
      tell(outcome);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return outcomes;
}

function run(command: string, args: string[], cwd: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    // Coloured text and progress bars are for terminals.
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, CI: '1' };
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const add = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once('close', (code) => resolve({ code, output: output.trim() }));
  });
}
