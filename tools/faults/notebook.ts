import type { PhoneReport, ShownVerdict } from './reports.ts';

/** What the run saw: every verdict that stood on a screen, and what each device says of itself. */
export class Notebook {
  readonly shown: ShownVerdict[] = [];
  readonly faults: string[] = [];
  private readonly waiting = new Map<string, number | null>();
  private refusedOf = new Map<string, number>();

  heard(report: PhoneReport): void {
    if (report.kind === 'shown') this.shown.push(report.shown);
    else if (report.kind === 'fault') this.faults.push(`${report.phone}: ${report.said}`);
    else {
      this.waiting.set(report.phone, report.waiting);
      this.refusedOf.set(report.phone, report.refused);
    }
  }

  /** It has just been started: how much waits is not known. */
  unknown(device: string): void {
    this.waiting.set(device, null);
  }

  /** Facts that still wait, on all devices; `null` while one has not said. */
  get waits(): number | null {
    const all = [...this.waiting.values()];
    return all.includes(null) ? null : all.reduce<number>((sum, one) => sum + one!, 0);
  }

  /** Facts that the server would not take. */
  get refused(): number {
    return [...this.refusedOf.values()].reduce((sum, one) => sum + one, 0);
  }
}
