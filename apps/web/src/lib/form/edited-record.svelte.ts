import { untrack } from 'svelte';
import { type Merge, mergeFields } from './merge-fields.ts';
import { KeptDraft } from './kept-draft.svelte.ts';
import { type Failure, problemAt, Submission } from './submission.svelte.ts';

/** A record as its form holds it: each field a text, or a list of them. */
export type FormValues = Record<string, string | string[]>;

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
}

const told = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join('\n') : (value ?? '').trim());

/** Brings two people's changes of one record together, field by field. */
export function mergeRecord<Values extends FormValues>(
  base: Values,
  mine: Values,
  theirs: Values,
): Merge<Values, keyof Values & string> {
  return mergeFields<Values, keyof Values & string>(
    {
      fields: Object.keys(mine),
      told: (values, field) => told(values[field]),
      take: (values, field, others) => {
        values[field] = structuredClone(others[field]);
      },
    },
    base,
    mine,
    theirs,
  );
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
  readonly #saved: Values;
  readonly #failed: (Failure & { values?: Values }) | null;

  constructor({ key, saved, version, form, done }: Options<Values>) {
    const before = untrack(() => $state.snapshot(saved) as Values);
    this.#saved = before;
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
        this.seen = found.version;
        this.#bring(this.#base, this.#now(), found.theirs);
        this.draft.keepSoon(this.#now(), this.#base);
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
    const stale = this.draft.restored && this.#merge && this.#merge.taken.length + this.#merge.contested.length > 0;
    if (!this.conflict && !stale) return undefined;
    const theirs = this.conflict?.theirs ?? this.#saved;
    // Without scripts nobody knows what the form began with: then every difference is shown.
    const nothing = Object.fromEntries(Object.keys(theirs).map((field) => [field, '\0'])) as Values;
    return { ...(this.#merge ?? mergeRecord(nothing, this.#now(), theirs)), theirs };
  }

  readonly error = (field: keyof Values & string): string | undefined => problemAt(this.failure, field);
  readonly changed = (): void => this.draft.keepSoon(this.#now(), this.#base);
  readonly startOver = (): void => {
    this.draft.forget();
    this.#merge = undefined;
    this.values = structuredClone(this.#saved);
  };

  /** Puts back what an earlier visit typed; once the page is in the browser. */
  restore(): void {
    const kept = this.#failed ? null : this.draft.restore();
    if (kept) this.#bring(kept.base, kept.values, this.#saved);
  }

  #now(): Values {
    return $state.snapshot(this.values) as Values;
  }

  /** Puts what two people changed into the form, each where the other did not. */
  #bring(before: Values, mine: Values, theirs: Values): void {
    this.#merge = mergeRecord(before, mine, theirs);
    this.values = structuredClone(this.#merge.values);
    this.#base = theirs;
  }
}
