const KEY = 'pho-hien.tickets';
const AT_MOST = 20;

/** A ticket that was opened on this device: enough to find it again, nothing that is written on it but the name. */
export interface RememberedTicket {
  token: string;
  holderName: string;
  eventId: string;
  /** The event's last day; after it the ticket is forgotten. */
  endsOn: string;
}

/** The tickets opened on this device whose event is not over, in the order they were first opened. */
export function rememberedTickets(today: string): RememberedTicket[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? (stored as RememberedTicket[]).filter((ticket) => ticket.endsOn >= today) : [];
  } catch {
    return [];
  }
}

/** Keeps a ticket, or what changed of it, and gives back all of them. */
export function rememberTicket(ticket: RememberedTicket, today: string): RememberedTicket[] {
  const others = rememberedTickets(today);
  const known = others.some(({ token }) => token === ticket.token);
  return keep(known ? others.map((other) => (other.token === ticket.token ? ticket : other)) : [...others, ticket]);
}

/** Forgets a ticket that is of no more use. */
export function forgetTicket(token: string, today: string): RememberedTicket[] {
  return keep(rememberedTickets(today).filter((ticket) => ticket.token !== token));
}

function keep(tickets: RememberedTicket[]): RememberedTicket[] {
  const kept = tickets.slice(-AT_MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Storage is switched off: the ticket is still found by its link.
  }
  return kept;
}
