import type { StationFragment, TicketAtGateFragment } from '#generated/graphql.ts';
import { say } from '#lib/shell/written.ts';

/** Where the design says none. */
const USUAL_COLOUR = '#0b6166';

/** The badge of somebody who was registered here, as this gate prints it. */
export function badgeOf(
  { badge: design, event }: StationFragment,
  { holderName: name, organisationName: organisation, ticketTypeName }: TicketAtGateFragment,
  ticketTypeNumber: number,
  code: string,
) {
  const colour = design.colours.find((one) => one.ticketTypeNumber === ticketTypeNumber)?.colour ?? USUAL_COLOUR;
  const content = { name, organisation, ticketType: say(ticketTypeName), event: say(event.name), colour };
  return { design, content, code };
}
