import { m } from '@pho-hien/messages';
import type { RankingNoteCode, RehearseContestQuery } from '#generated/graphql.ts';

type Line = RehearseContestQuery['rehearseContest']['lines'][number];

/** What becomes of a made-up entry, in the order in which they are drawn. */
export const FATES = ['GOES_ON', 'AT_THE_CUT', 'RANKED', 'FAILED'] as const;
export type Fate = (typeof FATES)[number];

const fates: Record<Fate, () => string> = {
  GOES_ON: m.contest_rehearsal_goes_on,
  AT_THE_CUT: m.contest_rehearsal_at_the_cut,
  RANKED: m.contest_rehearsal_ranked,
  FAILED: m.contest_rehearsal_failed,
};

export function fateOf({ passed, advances, place }: Line): Fate {
  if (advances === 'YES') return 'GOES_ON';
  if (advances === 'AT_THE_CUT') return 'AT_THE_CUT';
  return passed && place != null ? 'RANKED' : 'FAILED';
}
export const fateText = (fate: Fate): string => fates[fate]();

/** Notes that every line has say nothing about this one. */
const USUAL: readonly RankingNoteCode[] = ['MEAN_OF_SHEETS', 'TRIMMED', 'ADJUSTED', 'NOTHING_TO_ADJUST'];

/** What sets a line apart: a pass mark missed, a tie and what settled it, sheets that are missing. */
export const tellingNotes = ({ notes }: Line): Line['notes'] => notes.filter(({ code }) => !USUAL.includes(code));
