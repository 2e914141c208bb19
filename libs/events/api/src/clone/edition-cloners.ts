import { Injectable } from '@nestjs/common';
import type { Caller, Transaction } from '@pho-hien/platform';

/** A new edition that is being made from another. */
export interface ClonedEdition {
  readonly caller: Caller;
  readonly fromEventId: string;
  readonly toEventId: string;
  /** By how many days everything moves. */
  readonly movedBy: number;
  /** The new ticket type for each old one, by id. */
  readonly ticketTypeIds: ReadonlyMap<string, string>;
}

/** So many of something will be taken over; `what` is a code such as `rooms`. */
export interface ClonePart {
  readonly what: string;
  readonly count: number;
}

/** Takes a feature's structure over into a new edition: never a person, never what people did. */
export interface EditionCloner {
  /** What there is to take over. */
  parts(eventId: string): Promise<readonly ClonePart[]>;
  /** Writes it, in the transaction that makes the edition. */
  copy(tx: Transaction, edition: ClonedEdition): Promise<void>;
}

/** Every feature says here what of it goes from one edition to the next; higher contexts too. */
@Injectable()
export class EditionCloners {
  private readonly cloners: EditionCloner[] = [];

  register(cloner: EditionCloner): void {
    this.cloners.push(cloner);
  }

  async parts(eventId: string): Promise<ClonePart[]> {
    const parts: ClonePart[] = [];
    for (const cloner of this.cloners) parts.push(...(await cloner.parts(eventId)));
    return parts.filter(({ count }) => count > 0);
  }

  async copy(tx: Transaction, edition: ClonedEdition): Promise<void> {
    for (const cloner of this.cloners) await cloner.copy(tx, edition);
  }
}
