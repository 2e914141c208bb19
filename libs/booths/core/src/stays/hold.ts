/** How long a booth is held, in minutes; once more when renewed. */
export const HOLD_MINUTES = 15;

/** A hold of a booth. */
export interface Hold {
  readonly heldUntil: Date;
  readonly renewed: boolean;
}

/** The hold that begins now. */
export function newHold(now: Date): Hold {
  return { heldUntil: later(now, HOLD_MINUTES), renewed: false };
}

/** Whether the hold has run out: its last instant is no longer in it. */
export function hasRunOut({ heldUntil }: Pick<Hold, 'heldUntil'>, now: Date): boolean {
  return heldUntil <= now;
}

/** The same hold for another while from now; null when it was renewed before, or has run out. */
export function renewedHold(hold: Hold, now: Date): Hold | null {
  if (hold.renewed || hasRunOut(hold, now)) return null;
  return { heldUntil: later(now, HOLD_MINUTES), renewed: true };
}

/** Until when an exhibitor who is assigned a stand now must have confirmed it. */
export function confirmBy(now: Date, days: number): Date {
  return later(now, days * 24 * 60);
}

const later = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);
