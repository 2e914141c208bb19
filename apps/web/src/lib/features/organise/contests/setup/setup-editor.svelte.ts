import { missingToOpen } from '@pho-hien/contests-core';
import type { FieldProblem } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { tick, untrack } from 'svelte';
import type { ContestDeskQuery } from '#generated/graphql.ts';
import type { Conflict } from '#lib/form/edited-record.svelte.ts';
import { KeptDraft } from '#lib/form/kept-draft.svelte.ts';
import { type MergedDocument, mergeDocuments } from '#lib/form/merge-documents.ts';
import { type Failure, Submission } from '#lib/form/submission.svelte.ts';
import { readSetup } from './read-setup.ts';
import { setupProblemText, type SetupStep, stepOf } from './setup-problems.ts';
import { type SetupValues, setupValues } from './setup-values.ts';

type Contest = ContestDeskQuery['managedContest'];
interface Removed {
  readonly label: string;
  readonly undo: () => void;
}

/**
 * A contest's set-up in its form: kept on this device while one types, checked by the rules' own check, and brought
 * together with what somebody else saved.
 */
export class SetupEditor {
  values: SetupValues = $state() as SetupValues;
  step: SetupStep = $state('about');
  /** Ids of the rows that lie open. */
  readonly open: Record<string, boolean> = $state({});
  /** Whether what is wrong is shown: from the first attempt to save on. */
  tried = $state(false);
  removed: Removed | null = $state.raw(null);
  /** What a screen reader is told of a move. */
  said = $state('');
  savedAt: number | null = $state(null);
  /** The newest version that the editor was shown. */
  seen: number = $state(0);
  readonly draft: KeptDraft<SetupValues>;
  readonly submission: Submission;
  #contest: Contest = $state.raw() as Contest;
  #base: SetupValues = $state.raw() as SetupValues;
  #merged: MergedDocument<SetupValues> | undefined = $state.raw();
  #theirs: SetupValues | undefined = $state.raw();

  constructor(contest: Contest) {
    this.#contest = contest;
    const saved = untrack(() => setupValues(contest.setup));
    this.values = structuredClone(saved);
    this.#base = saved;
    this.seen = contest.version;
    this.draft = new KeptDraft<SetupValues>(`contest-setup.${contest.id}`);
    this.submission = new Submission(
      (data) => {
        this.draft.forget();
        this.#base = this.#now();
        this.#merged = undefined;
        this.#theirs = undefined;
        this.removed = null;
        this.tried = false;
        this.seen = Number(data['version']);
        this.savedAt = Date.now();
      },
      (failure) => {
        this.tried = true;
        const found = failure['conflict'] as Conflict<SetupValues> | undefined;
        if (found) this.#bring(this.#base, found.theirs, found.version);
        const first = failure.problems?.[0];
        if (first) void this.show(first.field);
      },
    );
  }

  readonly #read = $derived(readSetup(this.values, this.#contest?.eventId ?? null));
  readonly #missing = $derived(missingToOpen(this.#read.setup));

  get failure(): Failure | undefined {
    return this.submission.failure;
  }
  /** As the rules see it. */
  get setup() {
    return this.#read.setup;
  }
  /** What the rules refuse; an open contest needs what it was opened with. */
  get problems(): readonly FieldProblem[] {
    return this.#contest.status === 'OPEN' ? [...this.#read.problems, ...this.#missing] : this.#read.problems;
  }
  /** What is still to be said before anybody may enter. */
  get missing(): readonly FieldProblem[] {
    return this.#missing;
  }
  readonly dirty = $derived(JSON.stringify(this.values) !== JSON.stringify(this.#base));
  /** What is shown as wrong: by the rules here, and by the server. */
  readonly shown = $derived.by(() => (this.tried ? [...this.problems, ...(this.failure?.problems ?? [])] : []));

  /** What two people changed, where that is to be shown. */
  get differences(): (MergedDocument<SetupValues> & { readonly theirs: SetupValues }) | undefined {
    const { taken = [], contested = [] } = this.#merged ?? {};
    if (!this.#merged || !this.#theirs || taken.length + contested.length === 0) return undefined;
    return { ...this.#merged, theirs: this.#theirs };
  }

  readonly error = (field: string): string | undefined => {
    const problem = this.shown.find((one) => one.field === field);
    return problem && setupProblemText(problem);
  };
  /** Whether something at or below this path is shown as wrong. */
  readonly faulty = (path: string): boolean =>
    this.shown.some(({ field }) => field === path || field.startsWith(`${path}.`));
  readonly changed = (): void => this.draft.keepSoon(this.#now(), this.#base);

  /** Puts back what an earlier visit typed; once the page is in the browser. */
  restore(): void {
    const kept = this.draft.restore();
    if (!kept) return;
    const saved = this.#base;
    this.values = kept.values;
    this.#bring(kept.base, saved, this.seen);
  }

  readonly startOver = (): void => {
    this.draft.forget();
    this.values = structuredClone($state.snapshot(this.#base) as SetupValues);
    this.#merged = undefined;
    this.tried = false;
  };

  /** Moves a thing of a list by one place and says so. */
  async move<Thing>(list: Thing[], at: number, by: 1 | -1, label: string): Promise<void> {
    const to = at + by;
    if (to < 0 || to >= list.length) return;
    const place = document.activeElement as HTMLElement | null;
    list.splice(to, 0, ...list.splice(at, 1));
    this.said = m.contest_setup_moved({ label, number: to + 1 });
    this.changed();
    await tick();
    // The row went through the page, and what had the focus with it.
    place?.focus();
  }

  /** Takes a thing out of a list; it can be put back until the next thing goes. */
  remove<Thing>(list: Thing[], at: number, label: string): void {
    const [thing] = list.splice(at, 1);
    this.said = m.contest_setup_removed({ label });
    this.removed = {
      label,
      undo: () => {
        list.splice(at, 0, thing!);
        this.removed = null;
        this.changed();
      },
    };
    this.changed();
  }

  /** Opens the step and the rows in which a field stands, and goes there. */
  async show(field: string): Promise<void> {
    this.step = stepOf(field);
    const [, board, round, criterion] = /^boards\.(\d+)(?:\.rounds\.(\d+)(?:\.criteria\.(\d+))?)?/.exec(field) ?? [];
    const inRound = round && this.values.boards[Number(board)]?.rounds[Number(round)];
    if (inRound) this.open[inRound.id] = true;
    const inCriterion = inRound && criterion && inRound.criteria[Number(criterion)];
    if (inCriterion) this.open[inCriterion.id] = true;
    await tick();
    const place =
      document.getElementsByName(field)[0] ?? document.querySelector<HTMLElement>('form [aria-invalid="true"]');
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: 'center' });
  }

  #now(): SetupValues {
    return $state.snapshot(this.values) as SetupValues;
  }

  /** Puts what two people changed into the form, each where the other did not. */
  #bring(before: SetupValues, theirs: SetupValues, version: number): void {
    this.#merged = mergeDocuments(before, this.#now(), theirs);
    this.#theirs = theirs;
    this.values = structuredClone(this.#merged.document);
    this.#base = theirs;
    this.seen = version;
    this.draft.keepSoon(this.#now(), theirs);
  }
}
