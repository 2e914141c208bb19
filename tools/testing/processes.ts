import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Processes whose command line or environment mentions `mark`; Linux only. The dead that nobody buried do not count. */
export function processesMentioning(mark: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((name) => ({ pid: Number(name), command: read(name, 'cmdline'), environment: read(name, 'environ') }))
    .filter(({ command, environment }) => command.includes(mark) || environment.includes(mark))
    .map(({ pid, command }) => ({ pid, command }));
}

/** Waits until nothing of that mark runs; returns what still does when patience ends. */
export async function waitUntilGone(mark: string, patienceMs = 15_000): Promise<{ pid: number; command: string }[]> {
  for (const deadline = Date.now() + patienceMs; ; await sleep(50)) {
    const left = processesMentioning(mark);
    if (left.length === 0 || Date.now() > deadline) return left;
  }
}

function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
