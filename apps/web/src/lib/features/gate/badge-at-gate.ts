import { say } from '#lib/shell/written.ts';
import type { GateSession, LastAdmitted } from './gate-session.svelte.ts';

/** The badge of somebody whom this gate let in; `null` where the name is not known here. */
export function badgeAtGate({ station, knowledge }: GateSession, { ticket, code }: LastAdmitted) {
  const { badge: design, event } = station;
  if (!design || !ticket.holderName) return null;
  const number = knowledge.list?.ticket(ticket.ticketId)?.ticketTypeNumber;
  const colour = design.colours.find(({ ticketTypeNumber }) => ticketTypeNumber === number)?.colour ?? '#0b6166';
  const { holderName: name, organisationName: organisation, ticketTypeName } = ticket;
  const content = { name, organisation, ticketType: say(ticketTypeName), event: say(event.name), colour };
  return { design, content, code };
}
