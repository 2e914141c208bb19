const SEND_AFTER_MS = 1000;
/** Who never pauses is saved all the same. */
const AT_LEAST_EVERY_MS = 5000;
const AGAIN_MS = 5000;

/** What became of one try to save. */
export type SaveOutcome<Values> =
  /** `values`: what is saved now, which may leave out what cannot be saved as it stands. */
  | { readonly kind: 'saved'; readonly version: number; readonly values: Values }
  /** Somebody else saved first. */
  | { readonly kind: 'stale'; readonly version: number; readonly theirs: Values }
  /** It cannot be taken as it stands: somebody has to change something. */
  | { readonly kind: 'faulty' }
  /** It will not be taken whatever is sent: too late, or no longer a draft. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'signed-out' };

/**
 * How saving stands. `waiting`: the server was not reached, it is tried again; `contested`: two people changed the
 * same, somebody has to choose; `faulty`: nothing is sent before something changes; `refused`: nothing more is taken.
 */
export type AutosaveState = 'idle' | 'sending' | 'waiting' | 'signed-out' | 'contested' | 'faulty' | 'refused';

/** The form whose content is saved. */
export interface SavedForm<Values> {
  now(): Values;
  /** The newest version that the form was brought together with. */
  version(): number;
  saved(values: Values, version: number): void;
  /** Brings in what somebody else saved; false where both changed the same. */
  bring(theirs: Values, version: number): boolean;
}

/**
 * Saves a form on the server while somebody types: one try at a time, the newest content each time, never over a
 * version that the form has not seen.
 */
export class Autosave<Values> {
  state: AutosaveState = 'idle';
  /** When the server last had it, milliseconds since 1970. */
  savedAt: number | null = null;
  #dirty = false;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;

  /** @param send throws where the server was not reached */
  constructor(
    private readonly form: SavedForm<Values>,
    private readonly send: (values: Values, version: number) => Promise<SaveOutcome<Values>>,
    private readonly changed: () => void,
  ) {}

  /** Whether something is typed that the server is not known to have. */
  get dirty(): boolean {
    return this.#dirty || this.#running !== null;
  }

  /** Something was typed. */
  touch(): void {
    if (!this.#dirty) this.#since = Date.now();
    this.#dirty = true;
    if (this.state === 'contested' || this.state === 'refused') return;
    this.#later(Math.min(SEND_AFTER_MS, Math.max(0, this.#since + AT_LEAST_EVERY_MS - Date.now())));
  }

  /** Nothing is sent until somebody has chosen between two people's changes. */
  contest(): void {
    clearTimeout(this.#timer);
    this.#to('contested');
  }

  /** Something else carries what stands in the form to the server: nothing goes beside it. */
  async carried(): Promise<void> {
    this.#dirty = false;
    clearTimeout(this.#timer);
    await this.#running;
    this.#dirty = false;
    clearTimeout(this.#timer);
  }

  /** Somebody chose: what stands in the form is to be saved. */
  settle(): Promise<boolean> {
    this.#dirty = true;
    this.#to('idle');
    return this.flush();
  }

  /** Sends what waits, at once; true where nothing is left. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
      this.changed();
    });
    await this.#running;
    return !this.#dirty && this.state === 'idle';
  }

  /** Tries again as soon as there may be a network, and before the page is left. Returns how to stop. */
  follow(): () => void {
    const again = () => void this.flush();
    addEventListener('online', again);
    document.addEventListener('visibilitychange', again);
    return () => {
      removeEventListener('online', again);
      document.removeEventListener('visibilitychange', again);
      // Leaving for another page of ours: what was typed last still goes.
      again();
      clearTimeout(this.#timer);
    };
  }

  async #run(): Promise<void> {
    while (this.#dirty && this.state !== 'contested' && this.state !== 'refused') {
      this.#dirty = false;
      this.#to('sending');
      try {
        this.#take(await this.send(this.form.now(), this.form.version()));
      } catch {
        this.#dirty = true;
        this.#to('waiting');
      }
      if (this.state === 'waiting' || this.state === 'signed-out') {
        this.#later(AGAIN_MS);
        return;
      }
      if (this.state === 'faulty') return;
    }
  }

  #take(outcome: SaveOutcome<Values>): void {
    if (outcome.kind === 'saved') {
      this.savedAt = Date.now();
      this.form.saved(outcome.values, outcome.version);
      this.#to('idle');
      return;
    }
    this.#dirty = true;
    if (outcome.kind === 'stale') this.#to(this.form.bring(outcome.theirs, outcome.version) ? 'idle' : 'contested');
    else this.#to(outcome.kind);
  }

  #to(state: AutosaveState): void {
    this.state = state;
    this.changed();
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), ms);
  }
}
