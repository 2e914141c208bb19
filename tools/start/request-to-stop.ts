/**
 * Calls `stop` once, when somebody asks this process to end: Ctrl-C, SIGTERM, a closed terminal, or
 * the death of the npm that ran it. Asked a second time, it ends at once; the watchdogs clear up.
 */
export function onRequestToStop(stop: () => Promise<unknown>): void {
  let asked = false;
  const ask = () => {
    if (asked) process.exit(1);
    asked = true;
    void stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  if (process.env['npm_lifecycle_event']) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && !asked && ask(), 500).unref();
  }
}
