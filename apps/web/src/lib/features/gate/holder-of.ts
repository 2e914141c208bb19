import { openName } from '@pho-hien/check-in-core';
import type { TicketAtGateFragment } from '#generated/graphql.ts';
import type { ReadCode } from './read-code.ts';
import type { TicketList } from './ticket-list.ts';

/** Whose ticket a valid code is: opened with the ticket's own signature; the name is empty where it is not known yet. */
export async function holderOf(code: ReadCode, list: TicketList): Promise<TicketAtGateFragment | null> {
  if (!code.signed || !code.signatureValid) return null;
  const { token, signature } = code.signed;
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
