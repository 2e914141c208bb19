/** One Ctrl-C arrives twice: from the terminal, and passed on by npm. */
const SAME_REQUEST_MS = 1500;

/**
 * Calls `stop` once, when somebody asks this process to end: Ctrl-C, SIGTERM, a closed terminal, or
 * the death of the npm that ran it. Asked again later, it ends at once; the watchdogs clear up.
 */
export function onRequestToStop(stop: () => Promise<unknown>): void {
  let asked: number | undefined;
  const ask = () => {
    if (asked === undefined) {
      asked = performance.now();
      void stop();
    } else if (performance.now() - asked > SAME_REQUEST_MS) {
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  if (process.env['npm_lifecycle_event']) {
    const parent = process.ppid;
    const orphaned = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(orphaned);
      if (asked === undefined) ask();
    }, 500).unref();
  }
}
