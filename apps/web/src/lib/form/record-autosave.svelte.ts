import type { SubmitFunction } from '$app/forms';
import { ApiFailure } from '#lib/api/request.ts';
import { Autosave, type AutosaveState, type SaveOutcome } from './autosave.ts';
import type { EditedRecord } from './edited-record.svelte.ts';
import type { FormValues } from './merge-record.ts';
import { type Failure, problemAt } from './submission.svelte.ts';

/** What became of one try to save a record, with what its form is to show of it. */
export type RecordSave<Values> = SaveOutcome<Values> & {
  /** Fields that stay on this device for now, for what stands in them cannot be saved. */
  readonly held?: readonly (keyof Values & string)[];
  /** What is wrong with them, or with what was sent. */
  readonly problems?: NonNullable<Failure['problems']>;
  /** Why nothing more is taken. */
  readonly said?: string;
};

/** A record that is saved on the server while somebody types; without scripts its form is sent as any other. */
export class RecordAutosave<Values extends FormValues> {
  state: AutosaveState = $state('idle');
  savedAt: number | null = $state(null);
  dirty = $state(false);
  held: readonly (keyof Values & string)[] = $state.raw([]);
  /** What somebody else changed meanwhile and stands in the form now. */
  taken: readonly (keyof Values & string)[] = $state.raw([]);
  said: string | undefined = $state();
  #problems: Failure['problems'] = $state.raw();
  /** What is half typed is not called wrong before somebody wants it saved. */
  #tried = $state(false);
  readonly #autosave: Autosave<Values>;

  /** @param save throws where the server was not reached; `base`: what is saved now, as far as the form knows */
  constructor(
    private readonly record: EditedRecord<Values>,
    save: (values: Values, version: number, base: Values) => Promise<RecordSave<Values>>,
  ) {
    this.#autosave = new Autosave<Values>(
      {
        now: () => record.now(),
        version: () => record.seen ?? 0,
        saved: (values, version) => record.saved(values, version),
        bring: (theirs, version) => {
          const { taken, contested } = record.bring(theirs, version);
          this.taken = [...new Set([...this.taken, ...taken])];
          return contested.length === 0;
        },
      },
      async (values, version) => {
        const outcome = await this.#asked(() => save(values, version, record.base));
        this.held = outcome.held ?? [];
        this.#problems = outcome.problems;
        this.#tried = outcome.kind === 'faulty' || (this.#tried && this.held.length > 0);
        this.said = outcome.said;
        return outcome;
      },
      () => this.#look(),
    );
  }

  readonly error = (field: keyof Values & string): string | undefined =>
    (this.#tried ? problemAt({ problems: this.#problems ?? [] }, field) : undefined) ?? this.record.error(field);

  readonly changed = (): void => {
    this.record.changed();
    this.#autosave.touch();
    this.#look();
  };

  /** Drops what was typed since it was saved last; what stands in the form then is saved. */
  readonly startOver = (): void => {
    this.record.startOver();
    this.#autosave.touch();
  };

  /** Puts back what an earlier visit could not send, and sends all that is not saved. Returns how to stop. */
  follow(): () => void {
    this.record.restore();
    if ((this.record.differences?.contested.length ?? 0) > 0) this.#autosave.contest();
    // Also what was typed before the page's code was awake.
    else if (JSON.stringify(this.record.now()) !== JSON.stringify(this.record.base)) this.changed();
    // It arrived, and only the answer was lost.
    else if (this.record.draft.restored) this.record.draft.forget();
    this.#look();
    return this.#autosave.follow();
  }

  /** For the form: saving is ours, and whatever else it does begins with all that was typed. */
  readonly send: SubmitFunction = async (input) => {
    if (input.action.search === '?/save') {
      input.cancel();
      await this.#autosave.settle();
      this.#tried = this.held.length > 0;
      return;
    }
    if (this.state === 'contested') {
      input.cancel();
      input.formElement.querySelector('[role="alert"]')?.scrollIntoView({ block: 'center' });
      return;
    }
    await this.#autosave.carried();
    input.formData.set('version', String(this.record.seen));
    return this.record.submission.send(input);
  };

  async #asked(ask: () => Promise<RecordSave<Values>>): Promise<RecordSave<Values>> {
    try {
      return await ask();
    } catch (failure) {
      const codes = ['UNAUTHENTICATED', 'SECOND_FACTOR_REQUIRED'];
      if (failure instanceof ApiFailure && codes.includes(failure.code)) return { kind: 'signed-out' };
      throw failure;
    }
  }

  #look(): void {
    this.state = this.#autosave.state;
    this.savedAt = this.#autosave.savedAt;
    this.dirty = this.#autosave.dirty;
  }
}
