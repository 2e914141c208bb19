import { Injectable } from '@nestjs/common';
import { decodeTicket, signTicket, type SigningKeyStatus, type TicketStatus } from '@pho-hien/events-core';
import { EventKeys } from './event-keys.ts';
import { nodeEd25519 } from './node-ed25519.ts';

/** All that stands in a ticket's code, and what decides whether it may be shown. */
export interface SignableTicket {
  readonly id: string;
  readonly status: TicketStatus;
  readonly validFrom: Date | null;
  readonly validUntil: Date | null;
  readonly eventNumber: number;
  readonly ticketTypeNumber: number;
  readonly key: { readonly id: string; readonly number: number; readonly status: SigningKeyStatus };
}

/**
 * Makes the code of a ticket when it is asked for. Ed25519 gives the same signature every time, so
 * nothing needs to be stored, and a stolen database is no stack of tickets.
 */
@Injectable()
export class TicketSigner {
  constructor(private readonly keys: EventKeys) {}

  /** The text of the QR code, `PH1:…`; null unless the ticket is valid and its key not revoked. */
  async codeOf(ticket: SignableTicket): Promise<string | null> {
    return ticket.status !== 'VALID' || ticket.key.status === 'REVOKED' ? null : this.sign(ticket);
  }

  /** The 64 bytes of the signature in the code, whatever became of the ticket: for what only its holder may open. Not to be told to anybody. */
  async signatureOf(ticket: SignableTicket): Promise<Uint8Array> {
    return decodeTicket(await this.sign(ticket))!.signature;
  }

  private async sign(ticket: SignableTicket): Promise<string> {
    const token = {
      flags: 0,
      keyId: ticket.key.number,
      eventNumber: ticket.eventNumber,
      ticketId: ticket.id,
      ticketTypeNumber: ticket.ticketTypeNumber,
      validFrom: ticket.validFrom,
      validUntil: ticket.validUntil,
    };
    return signTicket(token, await this.keys.secretOf(ticket.key.id), nodeEd25519);
  }
}
