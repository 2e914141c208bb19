import { setTimeout as sleep } from 'node:timers/promises';

/** Something of the product that is killed and comes back. */
export interface Part {
  /** Such as `api`; what is counted together has the same. */
  readonly kind: string;
  /** Ends it at once, with no chance to tidy up. */
  kill(): void;
  /** Starts it again; settles when it works. */
  start(): Promise<void>;
}

/** A kill, and how long the part took to work again once it was started. */
export interface Kill {
  readonly kind: string;
  readonly recoveredMs: number;
}

/** A part under the care of somebody who starts it again, after a while. */
export class Patient {
  private down = false;

  /** @param over whether the run is being ended: then nothing is killed or started any more */
  constructor(
    private readonly part: Part,
    private readonly told: (kill: Kill) => void,
    private readonly over: () => boolean,
    private readonly said: (line: string) => void,
  ) {}

  get isDown(): boolean {
    return this.down;
  }

  /** Kills it, unless it is down already, and has it back after so long. */
  async suffer(downMs: number): Promise<void> {
    if (this.down || this.over()) return;
    this.down = true;
    this.part.kill();
    this.said(`${this.part.kind}: killed`);
    await sleep(downMs);
    if (this.over()) return;
    const began = performance.now();
    await this.part.start();
    const recoveredMs = performance.now() - began;
    this.said(`${this.part.kind}: back after ${(recoveredMs / 1000).toFixed(1)} s`);
    this.told({ kind: this.part.kind, recoveredMs });
    this.down = false;
  }
}
