const SEND_AFTER_MS = 800;
const AGAIN_MS = 5000;

/** What a judge says to a team as a whole: kept on the device until the server has it; the last word stands. */
export class FeedbackKeeper {
  savedAt: number | null = null;
  /** Whether the last try did not reach the server. */
  failing = false;
  readonly #texts = new Map<string, string>();
  readonly #unsent = new Set<string>();
  readonly #prefix: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | null = null;

  /** @param send false where the server will not take it; throws where it was not reached */
  constructor(
    private readonly storage: Storage | null,
    userId: string,
    private readonly send: (sheetId: string, text: string) => Promise<boolean>,
    private readonly changed: () => void,
  ) {
    this.#prefix = `pho-hien.feedback.${userId}.`;
  }

  /** Takes up what an earlier visit left on the device. */
  load(): void {
    for (const key of Object.keys(this.storage ?? {}).filter((one) => one.startsWith(this.#prefix))) {
      const sheetId = key.slice(this.#prefix.length);
      this.#texts.set(sheetId, this.storage!.getItem(key) ?? '');
      this.#unsent.add(sheetId);
    }
  }

  get waiting(): number {
    return this.#unsent.size;
  }

  /** What was written here; undefined: nothing since the page was read. */
  of(sheetId: string): string | undefined {
    return this.#texts.get(sheetId);
  }

  write(sheetId: string, text: string): void {
    this.#texts.set(sheetId, text);
    this.#unsent.add(sheetId);
    try {
      this.storage?.setItem(this.#prefix + sheetId, text);
    } catch {
      // Storage is full or off: it lives as long as the page.
    }
    this.#later(SEND_AFTER_MS);
    this.changed();
  }

  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#sending ??= this.#run().finally(() => {
      this.#sending = null;
      this.changed();
    });
    return this.#sending;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    for (const sheetId of [...this.#unsent]) {
      const text = this.#texts.get(sheetId) ?? '';
      try {
        if (await this.send(sheetId, text)) this.savedAt = Date.now();
        this.failing = false;
      } catch {
        this.failing = true;
        this.#later(AGAIN_MS);
        return;
      }
      // Something else was typed meanwhile: it is sent next.
      if (this.#texts.get(sheetId) !== text) {
        this.#later(SEND_AFTER_MS);
        continue;
      }
      this.#unsent.delete(sheetId);
      this.storage?.removeItem(this.#prefix + sheetId);
    }
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), ms);
  }
}
