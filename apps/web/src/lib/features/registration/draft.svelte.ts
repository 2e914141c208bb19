import type { FormAnswers, FormField } from '@pho-hien/events-core';
import { newId, systemClock } from '@pho-hien/kernel';
import type { KeptFile } from '#lib/features/files/upload.ts';
import { type FormValues, valuesIn } from './form-data.ts';

const SAVE_AFTER_MS = 300;

interface Stored {
  id: string;
  step: number;
  values: FormValues;
  answers: Record<string, string[]>;
  files: Record<string, KeptFile>;
  seen: Record<string, string[]>;
  savedAt: string;
  /** It was sent: what other windows learn in the moment before it is removed. */
  sent?: boolean;
}

const seenAs = ({ id, kind, label }: FormField): string => `${id} ${kind} ${label.vi}`;

/**
 * A registration being filled in. It is kept on this device as one types and survives a reload, a closed
 * tab and a lost network; it has one id from the first letter to the answer, so that sending it twice
 * is one registration. Each window keeps its own, and the device the last one typed, for a window to come.
 * Consents are not kept: agreeing is done each time, in sight of the text.
 */
export class Draft {
  id = $state('');
  values: FormValues = $state(valuesIn(() => ''));
  /** By the id of the question; they stay when another ticket type is chosen or the questions change. */
  answers: Record<string, string[]> = $state({});
  files: Record<string, KeptFile> = $state({});
  /** The questions of each ticket type that were on the screen, as `seenAs` writes them. */
  seen: Record<string, string[]> = $state({});
  /** Instant of the last time it was kept, ISO 8601. */
  savedAt: string | null = $state(null);
  /** Where the person was when this page was left. */
  step = $state(0);
  restored = $state(false);
  /** Another window of this browser fills the same form, or has sent this very registration. */
  elsewhere: 'typed' | 'sent' | null = $state(null);

  readonly #key: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(eventId: string, id: string, values: Partial<FormValues>, answers: FormAnswers = {}) {
    this.#key = `pho-hien.registration.${eventId}`;
    this.id = id;
    Object.assign(this.values, values);
    for (const [fieldId, given] of Object.entries(answers)) this.answers[fieldId] = [...given];
  }

  /** Takes up what this device kept. Storage may be switched off or hold something older: then it starts empty. */
  restore(): void {
    try {
      const stored = read(sessionStorage.getItem(this.#key)) ?? read(localStorage.getItem(this.#key));
      if (!stored || stored.sent) return;
      this.values = valuesIn((field) => String(stored.values[field as keyof FormValues] ?? ''));
      this.answers = stored.answers ?? {};
      this.files = stored.files ?? {};
      this.seen = stored.seen ?? {};
      this.id = stored.id;
      this.step = stored.step;
      this.savedAt = stored.savedAt;
      this.restored = true;
    } catch {
      this.forget();
    }
  }

  /**
   * Notes which questions of a ticket type are on the screen; returns the ids of those that were not
   * among them before, none where none were. What was agreed to in other words is agreed to no more.
   */
  show(ticketTypeId: string, fields: readonly FormField[]): string[] {
    const before = this.seen[ticketTypeId];
    this.seen[ticketTypeId] = fields.map(seenAs);
    const fresh = before ? fields.filter((field) => !before.includes(seenAs(field))) : [];
    for (const { id, kind } of fresh) if (kind === 'CONSENT') delete this.answers[id];
    return fresh.map(({ id }) => id);
  }

  /** Keeps it in a moment, once typing pauses. */
  saveSoon(step: number): void {
    this.step = step;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), SAVE_AFTER_MS);
  }

  save(): void {
    clearTimeout(this.#timer);
    const savedAt = systemClock.now().toISOString();
    const { id, step, values, answers, files, seen } = this;
    const stored: Stored = { id, step, values, answers, files, seen, savedAt };
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(stored));
      localStorage.setItem(this.#key, JSON.stringify(stored));
      this.savedAt = savedAt;
    } catch {
      this.savedAt = null;
    }
  }

  /** Hears what other windows of this browser do with the same form; returns how to stop. */
  watch(): () => void {
    const hear = ({ key, newValue }: StorageEvent) => {
      if (key !== this.#key) return;
      const theirs = read(newValue);
      if (theirs?.sent && theirs.id === this.id) this.sentBefore();
      else if (theirs && this.savedAt && this.elsewhere === null && differs(theirs, this)) this.elsewhere = 'typed';
    };
    addEventListener('storage', hear);
    return () => removeEventListener('storage', hear);
  }

  /** This registration was sent already: what stands here can only become another one. */
  sentBefore(): void {
    this.id = newId();
    this.elsewhere = 'sent';
    this.save();
  }

  /** It was answered: other windows with a copy of it learn so, and this device keeps it no longer. */
  sent(): void {
    if (this.#isLast()) localStorage.setItem(this.#key, JSON.stringify({ id: this.id, sent: true }));
    this.forget();
  }

  /** Removes it from this device: it was answered, or is not wanted. What another window typed stays. */
  forget(): void {
    clearTimeout(this.#timer);
    try {
      sessionStorage.removeItem(this.#key);
      if (this.#isLast()) localStorage.removeItem(this.#key);
    } catch {
      // Storage is switched off: nothing was kept.
    }
  }

  /** Whether what the device keeps is what stands here. */
  #isLast(): boolean {
    try {
      return read(localStorage.getItem(this.#key))?.id === this.id;
    } catch {
      return false;
    }
  }

  startOver(): void {
    this.forget();
    this.id = newId();
    this.values = valuesIn(() => '');
    this.answers = {};
    this.files = {};
    this.seen = {};
    this.step = 0;
    this.savedAt = null;
    this.restored = false;
    this.elsewhere = null;
  }
}

const read = (text: string | null) => JSON.parse(text ?? 'null') as Stored | null;

/** Whether two windows say different things. */
function differs(one: Pick<Stored, 'values' | 'answers'>, other: Pick<Stored, 'values' | 'answers'>): boolean {
  const said = ({ values, answers }: typeof one) => JSON.stringify([values, Object.entries(answers).sort()]);
  return said(one) !== said(other);
}
