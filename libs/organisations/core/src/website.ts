/** How long an address may be, in characters. */
export const WEBSITE_LENGTH = 200;

/**
 * The address of a site as it is stored, `https://congty.example/gioi-thieu`; `null` when it is none.
 * Without a scheme it is taken for `https`. Only http and https, a named host, no credentials; nobody fetches it.
 */
export function parseWebsite(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > WEBSITE_LENGTH || /\s/.test(trimmed)) return null;
  const written = /^[a-z][a-z0-9+.-]*:/i.test(trimmed) && !/^[^/:]+\.[^/:]+:\d/.test(trimmed);
  let url: URL;
  try {
    url = new URL(written ? trimmed : `https://${trimmed}`);
  } catch {
    return null;
  }
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username || url.password) return null;
  if (!/^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+$/.test(url.hostname)) return null;
  return url.href.replace(/^(https?:\/\/[^/]+)\/$/, '$1');
}
