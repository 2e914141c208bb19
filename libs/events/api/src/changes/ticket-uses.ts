import { Injectable } from '@nestjs/common';
import type { Transaction } from '@pho-hien/platform';

/** Whether a ticket was ever used, seen from another context. */
export type TicketUse = (tx: Transaction, ticketId: string) => Promise<boolean>;

/** Contexts that use tickets up say here which were: such a ticket is not passed on any more. */
@Injectable()
export class TicketUses {
  private readonly uses: TicketUse[] = [];

  register(use: TicketUse): void {
    this.uses.push(use);
  }

  async used(tx: Transaction, ticketId: string): Promise<boolean> {
    for (const use of this.uses) if (await use(tx, ticketId)) return true;
    return false;
  }
}
