/** Where the API listens, for code that runs on the web server. Read at each use, so that tests may move it. */
export function apiOrigin(): string {
  return process.env['API_ORIGIN'] ?? 'http://127.0.0.1:3001';
}
