import { ReissueTicket } from './reissue-ticket.ts';
import { ResendTicket } from './resend-ticket.ts';
import { RevokeTicket } from './revoke-ticket.ts';
import { TicketDocuments } from './ticket-documents.ts';
import { TicketMailFiles } from './ticket-mail-files.ts';
import { TicketPrinter } from './ticket-printer.ts';
import { TicketQueries } from './ticket.queries.ts';
import { TicketResolver } from './ticket.resolver.ts';

/** Tickets, printed and sent. What other contexts use of it. */
export const ticketServices = [ReissueTicket, ResendTicket, RevokeTicket, TicketQueries];

/** Tickets, printed and sent. */
export const ticketProviders = [...ticketServices, TicketDocuments, TicketMailFiles, TicketPrinter, TicketResolver];
