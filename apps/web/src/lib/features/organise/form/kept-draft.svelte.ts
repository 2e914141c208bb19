import { untrack } from 'svelte';

const KEEP_AFTER_MS = 400;

interface Kept<Values> {
  /** The version of the record that was being changed. */
  base: string;
  values: Values;
  /** Milliseconds since 1970. */
  at: number;
}

/** What is being typed into a form, kept on this device until it is saved: a reload or a lost session loses nothing. */
export class KeptDraft<Values extends object> {
  /** When something typed here was last kept; null while there is nothing to keep. */
  keptAt: number | null = $state(null);
  /** What an earlier visit left behind was put back into the form. */
  restored = $state(false);
  readonly #key: string;
  readonly #base: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(key: string, base: string) {
    this.#key = `pho-hien.organise.${key}`;
    this.#base = base;
  }

  /** What an earlier visit typed over the same version; null where there is nothing, or storage is switched off. */
  restore(): Values | null {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#key) ?? 'null') as Kept<Values> | null;
      if (!kept || kept.base !== this.#base) return null;
      this.keptAt = kept.at;
      this.restored = true;
      return kept.values;
    } catch {
      return null;
    }
  }

  keepSoon(values: Values): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const at = Date.now();
      try {
        localStorage.setItem(this.#key, JSON.stringify({ base: this.#base, values, at } satisfies Kept<Values>));
        this.keptAt = at;
      } catch {
        this.keptAt = null;
      }
    }, KEEP_AFTER_MS);
  }

  /** It is saved, or not wanted. */
  forget(): void {
    clearTimeout(this.#timer);
    untrack(() => {
      this.keptAt = null;
      this.restored = false;
    });
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Storage is switched off: nothing was kept.
    }
  }
}
