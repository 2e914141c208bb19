/** Not seen for so long, a code has left the picture. Single frames fail to be read all the time. */
export const GONE_MS = 1000;
/** A code that stays counts again after this. */
export const AGAIN_MS = 3000;

/**
 * Makes one reading of the many times that a camera sees the same code. A code counts again once it
 * has left, or has stayed for {@link AGAIN_MS}. While its answer stands on the screen it must leave;
 * and one that was let in must have been away for some time: whoever still holds up the phone, or
 * waves it past once more, is not to be told that the ticket is used.
 */
export class RepeatFilter {
  private text: string | null = null;
  private since = 0;
  private seen = 0;
  private answer: 'none' | 'shown' | 'admitted' = 'none';

  /**
   * Whether this sighting is a reading.
   * @param at milliseconds, in the time of `performance.now()`
   */
  counts(text: string, at: number): boolean {
    const gone = at - this.seen > GONE_MS;
    const stayed = at - this.since > AGAIN_MS;
    this.seen = at;
    if (text === this.text) {
      const again = { none: gone || stayed, shown: gone, admitted: gone && stayed }[this.answer];
      if (!again) return false;
    }
    this.text = text;
    this.since = at;
    this.answer = 'none';
    return true;
  }

  /** The answer to this code is on the screen from now on. */
  answered(text: string, at: number, admitted: boolean): void {
    this.text = text;
    this.since = at;
    this.seen = at;
    this.answer = admitted ? 'admitted' : 'shown';
  }

  /** The answer has left the screen. */
  cleared(): void {
    if (this.answer === 'shown') this.answer = 'none';
  }

  /** Whatever comes next counts. */
  forget(): void {
    this.text = null;
  }
}
