import { openName, type SignedTicket } from '@pho-hien/check-in-core';
import type { TicketAtGateFragment } from '#generated/graphql.ts';
import type { TicketList } from './ticket-list.ts';

/**
 * Whose ticket a code is: opened with the ticket's own signature; the name is empty where it is not
 * known yet. Asked beside the check of that signature, so it is to be shown of a valid one only.
 */
export async function holderOf(signed: SignedTicket | null, list: TicketList): Promise<TicketAtGateFragment | null> {
  if (!signed) return null;
  const { token, signature } = signed;
  const ticket = list.ticket(token.ticketId);
  const holder = ticket?.sealedName.length
    ? await openName(ticket.sealedName, {
        signature,
        eventNumber: list.head.eventNumber,
        revision: ticket.sealRevision,
      })
    : null;
  return {
    ticketId: token.ticketId,
    holderName: holder?.fullName ?? '',
    organisationName: list.organisation(holder?.organisationNumber ?? null),
    ticketTypeName: list.typeName(token.ticketTypeNumber) ?? { vi: '', en: '' },
  };
}
