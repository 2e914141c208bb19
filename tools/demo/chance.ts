/** Chance that is the same at every start: a mulberry32 generator. */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  /** 0 to 1, without 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** True in so many of a hundred cases. */
  percent(share: number): boolean {
    return this.next() * 100 < share;
  }

  /** 0, 1 … `below` - 1. */
  whole(below: number): number {
    return Math.floor(this.next() * below);
  }

  one<Thing>(things: readonly Thing[]): Thing {
    return things[this.whole(things.length)]!;
  }
}
