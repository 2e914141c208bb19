import { spawn, type ChildProcess } from 'node:child_process';

export interface Watch {
  /** Signal the process understands as "finish now". */
  signal: 'INT' | 'TERM';
  /** Signal the whole process group that `pid` leads, not `pid` alone. */
  group?: boolean;
  /** A folder of this run's own, removed once the process is gone. */
  removeFolder?: string;
}

/**
 * Stops `pid` when this process disappears, however it does: a small shell waits on a pipe that
 * only this process holds open, so that even `kill -9` here leaves nothing running there.
 *
 * Returns a function that calls the watch off, to be used once the process has ended by itself.
 * Does nothing on Windows, where closing the console ends its processes.
 */
export function watchOver(pid: number, { signal, group = false, removeFolder = '' }: Watch): () => void {
  if (process.platform === 'win32') return () => undefined;
  const target = group ? `-${pid}` : String(pid);
  const shell: ChildProcess = spawn('/bin/sh', ['-c', SCRIPT, 'watchdog', target, signal, removeFolder], {
    // A session of its own: Ctrl-C in the terminal must reach us first, not this.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  (shell.stdin as unknown as { unref(): void } | null)?.unref();
  return () => {
    shell.kill('SIGKILL');
  };
}

const SCRIPT = `
cat >/dev/null
kill -s "$2" -- "$1" 2>/dev/null
tries=0
while kill -s 0 -- "$1" 2>/dev/null && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
kill -s KILL -- "$1" 2>/dev/null
[ -n "$3" ] && rm -rf -- "$3"
`;
