/**
 * Where to go after signing in: a path of our own, whatever the address bar asks for.
 * @param asked the text of `?next=`
 * @returns `asked` when it is a path on this origin, else the fallback
 */
export function ownPath(asked: string | null, fallback: string): string {
  if (!asked || !/^\/(?![/\\])[\x21-\x7e]*$/.test(asked)) return fallback;
  const base = 'https://here.invalid';
  const url = URL.parse(asked, base);
  // Dots may resolve to two slashes, which a browser reads as another host.
  return url?.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : fallback;
}
