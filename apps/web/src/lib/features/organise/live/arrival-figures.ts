/** What the picture of the arrivals is drawn from. */
export interface ArrivalFigures {
  /** Persons on the busiest minute shown; at least 1, so that it can be divided by. */
  readonly top: number;
  /** The height of the scale: a round number not below `top`. */
  readonly scale: number;
  /** Minutes ago of the busiest minute; `null` where nobody came. */
  readonly busiestAgo: number | null;
  /** Persons within the last ten whole minutes. */
  readonly lastTen: number;
}

/** @param arrivals persons on each of the last minutes, the oldest first; the last one still goes on */
export function arrivalFigures(arrivals: readonly number[], expectedAMinute = 0): ArrivalFigures {
  const most = Math.max(0, ...arrivals);
  const top = Math.max(1, most, Math.ceil(expectedAMinute));
  const step = top <= 5 ? 1 : top <= 20 ? 5 : top <= 100 ? 10 : 50;
  return {
    top,
    scale: Math.ceil(top / step) * step,
    busiestAgo: most === 0 ? null : arrivals.length - 1 - arrivals.lastIndexOf(most),
    lastTen: arrivals.slice(-11, -1).reduce((sum, count) => sum + count, 0),
  };
}
