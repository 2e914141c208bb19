import { describe, expect, it } from 'vitest';
import { STAGE_CLOCK_AT_START, stageTime, toggleStageClock, toQuestions } from './stage-clock.ts';

const times = { pitchMinutes: 5, questionMinutes: 3 };
const minutes = (count: number) => count * 60_000;

describe('the clock on stage', () => {
  it('counts the pitch down, then the questions, then is over', () => {
    const clock = toggleStageClock(STAGE_CLOCK_AT_START, 1000);
    const at = (now: number) => stageTime(clock, times, 1000 + now);
    expect(at(0)).toEqual({ phase: 'PITCH', leftMs: minutes(5) });
    expect(at(minutes(5) - 1)).toEqual({ phase: 'PITCH', leftMs: 1 });
    expect(at(minutes(5))).toEqual({ phase: 'QUESTIONS', leftMs: minutes(3) });
    expect(at(minutes(8))).toEqual({ phase: 'OVER', leftMs: 0 });
    expect(at(minutes(90))).toEqual({ phase: 'OVER', leftMs: 0 });
  });

  it('stands still and goes on, whatever passes between', () => {
    const stopped = toggleStageClock(toggleStageClock(STAGE_CLOCK_AT_START, 0), minutes(2));
    expect(stageTime(stopped, times, minutes(60)).leftMs).toBe(minutes(3));
    expect(stageTime(toggleStageClock(stopped, minutes(60)), times, minutes(61)).leftMs).toBe(minutes(2));
  });

  it('goes to the questions early, running or not', () => {
    const running = toQuestions(toggleStageClock(STAGE_CLOCK_AT_START, 0), times, minutes(1));
    expect(stageTime(running, times, minutes(2))).toEqual({ phase: 'QUESTIONS', leftMs: minutes(2) });
    const still = toQuestions(STAGE_CLOCK_AT_START, times, minutes(1));
    expect(stageTime(still, times, minutes(9))).toEqual({ phase: 'QUESTIONS', leftMs: minutes(3) });
    expect(stageTime(running, { pitchMinutes: 5, questionMinutes: 0 }, minutes(2)).phase).toBe('OVER');
  });
});
