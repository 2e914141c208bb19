import { Injectable } from '@nestjs/common';
import type { Transaction } from '@pho-hien/platform';

/** What is missing in the event, seen from another context, as codes such as `gate`; nothing: ready. */
export type ReadinessCheck = (tx: Transaction, eventId: string) => Promise<readonly string[]>;

/** Higher contexts say here what else an event needs before it may be published. */
@Injectable()
export class EventReadiness {
  private readonly checks: ReadinessCheck[] = [];

  register(check: ReadinessCheck): void {
    this.checks.push(check);
  }

  async missing(tx: Transaction, eventId: string): Promise<string[]> {
    const missing: string[] = [];
    for (const check of this.checks) missing.push(...(await check(tx, eventId)));
    return missing;
  }
}
