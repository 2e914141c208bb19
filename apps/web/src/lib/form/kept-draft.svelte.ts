const KEEP_AFTER_MS = 400;

interface Kept<Values> {
  /** The record as it was saved when somebody began to change it. */
  base: Values;
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
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(key: string) {
    this.#key = `pho-hien.draft.${key}`;
  }

  /** What an earlier visit typed, and over what; null where there is nothing, or storage is switched off. */
  restore(): Pick<Kept<Values>, 'base' | 'values'> | null {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#key) ?? 'null') as Kept<Values> | null;
      if (!kept?.base || !kept.values) return null;
      this.keptAt = kept.at;
      this.restored = true;
      return kept;
    } catch {
      return null;
    }
  }

  keepSoon(values: Values, base: Values): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const at = Date.now();
      try {
        localStorage.setItem(this.#key, JSON.stringify({ base, values, at } satisfies Kept<Values>));
        this.keptAt = at;
      } catch {
        this.keptAt = null;
      }
    }, KEEP_AFTER_MS);
  }

  /** It is saved, or not wanted. */
  forget(): void {
    clearTimeout(this.#timer);
    this.keptAt = null;
    this.restored = false;
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Storage is switched off: nothing was kept.
    }
  }
}
