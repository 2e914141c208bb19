/** Not seen for so long, a code has left the picture. Single frames fail to be read all the time. */
export const GONE_MS = 1000;
/** A code that stays counts again after this. */
export const AGAIN_MS = 3000;

interface Sighting {
  /** When it counted last, or was answered. */
  since: number;
  seen: number;
  answer: 'none' | 'shown' | 'admitted';
}

/**
 * Makes one reading of the many times that a camera sees the same code. A code counts again once it
 * has left, or has stayed for {@link AGAIN_MS}. While its answer stands on the screen it must leave;
 * and one that was let in must have been away for some time: whoever still holds up the phone, or
 * waves it past once more, is not to be told that the ticket is used. Several codes in the picture
 * are told apart, so that they do not take turns.
 */
export class RepeatFilter {
  private readonly sightings = new Map<string, Sighting>();

  /**
   * Whether this sighting is a reading.
   * @param at milliseconds, in the time of `performance.now()`
   */
  counts(text: string, at: number): boolean {
    const known = this.sightings.get(text);
    if (known) {
      const gone = at - known.seen > GONE_MS;
      const stayed = at - known.since > AGAIN_MS;
      known.seen = at;
      const again = { none: gone || stayed, shown: gone, admitted: gone && stayed }[known.answer];
      if (!again) return false;
    }
    this.sightings.set(text, { since: at, seen: at, answer: 'none' });
    this.dropOld(at);
    return true;
  }

  /** The answer to this code is on the screen from now on. */
  answered(text: string, at: number, admitted: boolean): void {
    this.sightings.set(text, { since: at, seen: at, answer: admitted ? 'admitted' : 'shown' });
  }

  /** The answer has left the screen. */
  cleared(): void {
    for (const sighting of this.sightings.values()) if (sighting.answer === 'shown') sighting.answer = 'none';
  }

  /** Whatever comes next counts. */
  forget(): void {
    this.sightings.clear();
  }

  /** What would count in any case need not be remembered. */
  private dropOld(at: number): void {
    for (const [text, { seen, since }] of this.sightings) {
      if (at - seen > AGAIN_MS && at - since > AGAIN_MS) this.sightings.delete(text);
    }
  }
}
