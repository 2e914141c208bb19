/** Not seen for so long, a code has left the picture. Single frames fail to be read all the time. */
export const GONE_MS = 1000;
/** A code that stays may count again after this. */
export const AGAIN_MS = 3000;

/**
 * Makes one reading of the many times that a camera sees the same code. A code counts again once it
 * has left, or has stayed for {@link AGAIN_MS}. One that was settled must leave, and then some:
 * whoever was let in and still holds up the phone must not be told that the ticket is used.
 */
export class RepeatFilter {
  private text: string | null = null;
  private counted = 0;
  private seen = 0;
  private settled = false;

  /**
   * Whether this sighting is a reading.
   * @param at milliseconds on any steady clock
   */
  counts(text: string, at: number): boolean {
    const same = text === this.text;
    const gone = at - this.seen > GONE_MS;
    this.seen = at;
    if (same) {
      const stayed = at - this.counted > AGAIN_MS;
      if (this.settled ? !(gone && stayed) : !(gone || stayed)) return false;
    }
    this.text = text;
    this.counted = at;
    this.settled = false;
    return true;
  }

  /** The code read last has done its work. */
  settle(): void {
    this.settled = true;
  }

  /** Whatever comes next counts. */
  forget(): void {
    this.text = null;
  }
}
