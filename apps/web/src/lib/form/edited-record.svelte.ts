import { untrack } from 'svelte';
import { KeptDraft } from './kept-draft.svelte.ts';
import type { Merge } from './merge-fields.ts';
import { type FormValues, mergeRecord } from './merge-record.ts';
import { type Failure, problemAt, Submission } from './submission.svelte.ts';

/** What a form hears when somebody else saved first. */
export interface Conflict<Values> {
  readonly version: number;
  readonly theirs: Values;
}

interface Options<Values> {
  /** Names the record on this device. */
  readonly key: string;
  readonly saved: Values;
  /** The version that was read; absent for a new record. */
  readonly version?: number | undefined;
  /** What an action answered, where the page was drawn with it. */
  readonly form: unknown;
  readonly done?: () => void;
  /** Lists that run beside each other, a place a thing: two people's changes of them are one change. */
  readonly beside?: readonly (keyof Values & string)[];
}

/** A record in its form: kept on this device while one types, and brought together with what somebody else saved. */
export class EditedRecord<Values extends FormValues> {
  values: Values = $state() as Values;
  readonly draft: KeptDraft<Values>;
  readonly submission: Submission;
  /** The newest version that the editor was shown. */
  seen: number | undefined = $state();
  #base: Values = $state.raw() as Values;
  #merge: Merge<Values, keyof Values & string> | undefined = $state.raw();
  /** Another's save came while the form lay open. */
  #met = $state(false);
  #saved: Values;
  readonly #beside: readonly (keyof Values & string)[];
  readonly #failed: (Failure & { values?: Values }) | null;

  constructor({ key, saved, version, form, done, beside = [] }: Options<Values>) {
    const before = untrack(() => $state.snapshot(saved) as Values);
    this.#saved = before;
    this.#beside = beside;
    this.#failed = untrack(() => form as (Failure & { values?: Values }) | null);
    this.values = structuredClone(this.#failed?.values ?? before);
    this.#base = before;
    this.seen = (this.#failed?.['conflict'] as Conflict<Values> | undefined)?.version ?? version;
    this.draft = new KeptDraft<Values>(key);
    this.submission = new Submission(
      () => {
        this.draft.forget();
        done?.();
      },
      (failure) => {
        const found = failure['conflict'] as Conflict<Values> | undefined;
        if (!found) return;
        this.bring(found.theirs, found.version);
      },
    );
  }

  get failure(): Failure | null | undefined {
    return this.submission.failure ?? this.#failed;
  }

  get conflict(): Conflict<Values> | undefined {
    return this.failure?.['conflict'] as Conflict<Values> | undefined;
  }

  /** What two people changed, where that is to be shown. */
  get differences(): (Merge<Values, keyof Values & string> & { readonly theirs: Values }) | undefined {
    // What was kept here was typed over a version that somebody has changed since.
    const { taken = [], contested = [] } = this.#merge ?? {};
    const stale = (this.draft.restored || this.#met) && taken.length + contested.length > 0;
    if (!this.conflict && !stale) return undefined;
    const theirs = this.conflict?.theirs ?? this.#saved;
    // Without scripts nobody knows what the form began with: then every difference is shown.
    const nothing = Object.fromEntries(Object.keys(theirs).map((field) => [field, '\0'])) as Values;
    return { ...(this.#merge ?? this.#merged(nothing, this.now(), theirs)), theirs };
  }

  readonly error = (field: keyof Values & string): string | undefined => problemAt(this.failure, field);
  readonly changed = (): void => this.draft.keepSoon(this.now(), this.#base);
  readonly startOver = (): void => {
    this.draft.forget();
    this.#merge = undefined;
    this.#met = false;
    this.values = structuredClone(this.#saved);
  };

  /** Puts back what an earlier visit typed; once the page is in the browser. */
  restore(): void {
    const kept = this.#failed ? null : this.draft.restore();
    if (kept) this.#bring(kept.base, kept.values, this.#saved);
  }

  /** The fields that are compared and shown together with this one. */
  together(field: keyof Values & string): readonly (keyof Values & string)[] {
    return this.#beside.includes(field) ? this.#beside : [field];
  }

  /** What stands in the form. */
  now(): Values {
    return $state.snapshot(this.values) as Values;
  }

  /** What is saved now, as the form goes on from it. */
  get base(): Values {
    return this.#base;
  }

  /** This was saved while the form stayed open; what was typed since, or could not be saved, is still kept here. */
  saved(values: Values, version: number): void {
    this.#base = values;
    this.#saved = values;
    this.seen = version;
    this.#merge = undefined;
    this.#met = false;
    const now = this.now();
    if (JSON.stringify(now) === JSON.stringify(values)) this.draft.forget();
    else this.draft.keepSoon(now, values);
  }

  /** Somebody else saved this meanwhile: what only they changed stands in the form then. */
  bring(theirs: Values, version: number): Merge<Values, keyof Values & string> {
    this.seen = version;
    this.#met = true;
    this.#saved = theirs;
    this.#bring(this.#base, this.now(), theirs);
    this.draft.keepSoon(this.now(), this.#base);
    return this.#merge!;
  }

  /** Puts what two people changed into the form, each where the other did not. */
  #bring(before: Values, mine: Values, theirs: Values): void {
    this.#merge = this.#merged(before, mine, theirs);
    this.values = structuredClone(this.#merge.values);
    this.#base = theirs;
  }

  #merged(before: Values, mine: Values, theirs: Values): Merge<Values, keyof Values & string> {
    return mergeRecord(before, mine, theirs, this.#beside);
  }
}
