import type { INestApplicationContext } from '@nestjs/common';
import { SaveScores, SheetQueries, SubmitSheet } from '@pho-hien/contests-api';
import { bellShaped, type Chance, type Round } from '@pho-hien/contests-core';
import { newId, type PersonActor } from '@pho-hien/kernel';
import type { Caller } from '@pho-hien/platform';

const FEEDBACK = [
  'Ý tưởng rõ, số liệu thuyết phục.',
  'Nên nói rõ hơn ai sẽ trả tiền.',
  'Sản phẩm tốt, cần thử ở chợ xa hơn.',
];

/** Judges score as juries do: some are strict, entries differ more. `until` is the part of the sheets that gets done. */
export async function scoreSheets(
  app: INestApplicationContext,
  judges: readonly Caller[],
  contestId: string,
  round: Round,
  { chance, until }: { readonly chance: Chance; readonly until: number },
): Promise<void> {
  const qualities = new Map<string, number>();
  for (const judge of judges) {
    const severity = 6 * bellShaped(chance);
    const own = await app.get(SheetQueries).own(contestId, (judge.actor as PersonActor).userId);
    const sheets = own.filter(({ roundId }) => roundId === round.id);
    for (const [at, sheet] of sheets.entries()) {
      if (at >= sheets.length * until) break;
      const quality = qualities.get(sheet.entry.id) ?? 68 + 12 * bellShaped(chance);
      qualities.set(sheet.entry.id, quality);
      const sentAt = new Date();
      await app.get(SaveScores).run(judge, {
        contestId,
        sentAt,
        facts: round.criteria.map(({ id, scale: { min, max, step } }) => {
          const wanted = ((quality + severity + 5 * bellShaped(chance)) / 100) * max;
          const steps = Math.round((Math.min(max, Math.max(min, wanted)) - min) / step);
          const note = FEEDBACK[Math.floor(chance() * FEEDBACK.length)]!;
          return { id: newId(), sheetId: sheet.id, criterionId: id, points: min + steps * step, note, at: sentAt };
        }),
      });
      await app.get(SubmitSheet).run(judge, { contestId, sheetId: sheet.id });
    }
  }
}
