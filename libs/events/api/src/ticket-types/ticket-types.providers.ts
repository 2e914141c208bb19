import { CreateTicketType } from './create-ticket-type.ts';
import { TicketTypeQueries } from './ticket-type.queries.ts';
import { TicketTypeResolver } from './ticket-type.resolver.ts';
import { UpdateTicketType } from './update-ticket-type.ts';

/** What one can register for. What other contexts use of it. */
export const ticketTypeServices = [CreateTicketType, TicketTypeQueries, UpdateTicketType];

/** What one can register for. */
export const ticketTypeProviders = [...ticketTypeServices, TicketTypeResolver];
