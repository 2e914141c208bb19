import type { PitchTimes } from '../setup/round.ts';

/** What a team on stage does. */
export type StagePhase = 'PITCH' | 'QUESTIONS' | 'OVER';

/** A clock that can stand still: what had run off before, and since when it runs. */
export interface StageClock {
  /** In milliseconds, up to when it last stood still. */
  readonly ranMs: number;
  /** Since when it runs, in milliseconds of any clock that only goes forward; `null`: it stands still. */
  readonly since: number | null;
}

/** A clock before the team begins. */
export const STAGE_CLOCK_AT_START: StageClock = { ranMs: 0, since: null };

/** What the clock shows at an instant of the same clock as `since`. */
export function stageTime(
  { ranMs, since }: StageClock,
  { pitchMinutes, questionMinutes }: PitchTimes,
  now: number,
): { readonly phase: StagePhase; readonly leftMs: number } {
  const ran = ranMs + (since === null ? 0 : Math.max(0, now - since));
  const pitch = pitchMinutes * 60_000;
  const whole = pitch + questionMinutes * 60_000;
  if (ran < pitch) return { phase: 'PITCH', leftMs: pitch - ran };
  return ran < whole ? { phase: 'QUESTIONS', leftMs: whole - ran } : { phase: 'OVER', leftMs: 0 };
}

/** Lets it run, or stand still. */
export function toggleStageClock(clock: StageClock, now: number): StageClock {
  if (clock.since === null) return { ...clock, since: now };
  return { ranMs: clock.ranMs + Math.max(0, now - clock.since), since: null };
}

/** The pitch is over now: questions begin; the clock goes on as it did. */
export function toQuestions(clock: StageClock, { pitchMinutes }: PitchTimes, now: number): StageClock {
  return { ranMs: pitchMinutes * 60_000, since: clock.since === null ? null : now };
}
