/**
 * What code that runs in a page finds there, as far as the benches need it. The library of types for
 * browsers would change those of Node for everything else.
 */
export interface PageDocument {
  readonly body: { dispatchEvent(event: object): boolean };
  querySelector(selector: string): { readonly textContent: string | null; click(): void } | null;
}

/** Told of every change of a page. */
export interface PageObserver {
  observe(target: object, options: object): void;
  disconnect(): void;
}

/** The globals themselves. */
export interface PageGlobals {
  readonly document: PageDocument;
  readonly location: { readonly origin: string };
  readonly MutationObserver: new (changed: () => void) => PageObserver;
  readonly KeyboardEvent: new (type: string, init: object) => object;
  /** When the screen that scans was first there. */
  readyAt: number;
}
