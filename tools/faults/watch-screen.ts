/* These functions run in the gate's page, before anything of its own. */

interface PageFact {
  readonly kind?: string;
  readonly scanId: string;
  readonly verdict: string;
  readonly ticketId: string | null;
  readonly sending?: string;
}

/** What the page has of a browser, as far as whoever watches it needs. */
interface WatchedPage {
  readonly document: {
    querySelector(selector: string): { readonly className: string } | null;
  };
  readonly MutationObserver: new (changed: () => void) => { observe(target: object, options: object): void };
  readonly IDBObjectStore: {
    prototype: {
      readonly name: string;
      readonly transaction: { readonly db: Opened };
      put(this: ThisStore, value: unknown, key?: unknown): unknown;
    };
  };
  readonly phoHienShown: (report: string) => Promise<void>;
}
interface ThisStore {
  readonly name: string;
  readonly transaction: { readonly db: Opened };
}
interface Opened {
  transaction(stores: string[], mode: string): { objectStore(name: string): { put(value: unknown): unknown } };
}

/** Tells of every verdict that appears on the screen, with the fact that was written for it. */
export function watchScreen(): void {
  const page = globalThis as unknown as WatchedPage;
  const { prototype } = page.IDBObjectStore;
  const { put } = prototype;
  let written: PageFact | null = null;
  prototype.put = function (value, ...key) {
    const fact = value as PageFact;
    if (this.name === 'facts' && fact.kind === 'scan' && fact.sending === 'WAITING') written = fact;
    return put.call(this, value, ...key);
  };
  let seen: object | null = null;
  new page.MutationObserver(() => {
    const verdict = page.document.querySelector('section.verdict');
    if (!verdict || verdict === seen) return;
    seen = verdict;
    if (!written) return;
    const { scanId, verdict: said, ticketId } = written;
    written = null;
    const tone = verdict.className.split(' ').find((name) => ['ok', 'denied', 'incomplete'].includes(name));
    void page.phoHienShown(JSON.stringify({ scanId, verdict: said, ticketId, tone }));
  }).observe(page.document, { childList: true, subtree: true });
}

/** For the run that is to fail: a scan is said to be on the disk seconds before it is. */
export function writeTooLate(): void {
  const page = globalThis as unknown as WatchedPage;
  const { prototype } = page.IDBObjectStore;
  const { put } = prototype;
  prototype.put = function (value, ...key) {
    const fact = value as PageFact;
    if (this.name !== 'facts' || fact.kind !== 'scan' || fact.sending !== 'WAITING')
      return put.call(this, value, ...key);
    const { db } = this.transaction;
    setTimeout(() => db.transaction(['facts'], 'readwrite').objectStore('facts').put(value), 2500);
    return undefined;
  };
}
