/** One line of JSON for the log of the web server. Never pass names, addresses or tokens: paths are given as routes. */
export function log(level: 'info' | 'warn' | 'error', msg: string, facts: Record<string, unknown> = {}): void {
  process.stdout.write(`${JSON.stringify({ level, time: new Date().toISOString(), msg, ...facts })}\n`);
}
