import { missingOn } from '@pho-hien/contests-core';
import { tick } from 'svelte';
import { type JudgedRoundFragment, type OwnSheetPartsFragment, SubmitSheetDocument } from '#generated/graphql.ts';
import { ApiFailure, request } from '#lib/api/request.ts';
import { refusalOf, type Refusal } from '#lib/form/refusal.ts';
import type { JudgeDesk } from './judge-desk.svelte.ts';

interface Handed {
  readonly desk: JudgeDesk;
  readonly sheet: OwnSheetPartsFragment;
  readonly round: JudgedRoundFragment;
}

/** Handing a sheet in: everything written has to be there first, and what is missing is named. */
export class SheetSubmission {
  busy = $state(false);
  /** Criteria that were not scored when it was last tried. */
  missing: readonly string[] = $state.raw([]);
  /** Something written here has not arrived. */
  unsent = $state(false);
  /** The round or the sheet closed meanwhile. */
  late = $state(false);
  refusal: Refusal | undefined = $state.raw();

  constructor(private readonly handed: () => Handed) {}

  async send(): Promise<void> {
    const { desk, sheet, round } = this.handed();
    this.busy = true;
    this.unsent = this.late = false;
    this.refusal = undefined;
    this.missing = missingOn(desk.sheetOf(sheet), round.criteria);
    if (this.missing.length === 0) {
      if (await desk.flush()) await this.#hand(desk, sheet.id);
      else this.unsent = true;
    }
    this.busy = false;
    if (this.missing.length === 0) return;
    await tick();
    document.querySelector<HTMLElement>('[data-points][aria-invalid="true"]')?.focus();
  }

  async #hand(desk: JudgeDesk, sheetId: string): Promise<void> {
    try {
      const input = { contestId: desk.contestId, sheetId };
      const { submitted } = await request(fetch, SubmitSheetDocument, { input });
      if (submitted.__typename === 'SheetSaved') return desk.takeOne(submitted.sheet, submitted.at);
      if (submitted.__typename !== 'InvalidInput') return;
      const named = submitted.problems.map(({ field }) => /^criteria\.(.+)$/.exec(field)?.[1]);
      this.missing = named.filter((id) => id !== undefined);
      this.late = this.missing.length === 0;
    } catch (failure) {
      if (failure instanceof ApiFailure) this.refusal = refusalOf(failure);
      else throw failure;
    }
  }
}
