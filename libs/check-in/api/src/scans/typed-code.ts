import { InvalidInput } from '@pho-hien/kernel';
import type { RunStatement } from '@pho-hien/platform';
import type { RedeemTicketInput, ScannedTicket } from './scan.graphql.ts';
import { shortCodeMatches } from './short-code-matches.ts';

/** What a typed code means here. */
export interface TypedCode {
  readonly candidates: readonly ScannedTicket[];
  /** The one ticket it means: the only one, or the one that the steward picked. */
  readonly ticketId: string | null;
  readonly identityConfirmed: boolean;
}

/** Nothing was typed. */
export const nothingTyped: TypedCode = { candidates: [], ticketId: null, identityConfirmed: false };

/** Looks up a typed code. Whom the steward picked must be one of those whom the code may mean. */
export async function typedCode(
  run: RunStatement,
  eventId: string,
  shortCode: string,
  { identityConfirmedTicketId: picked }: RedeemTicketInput,
): Promise<TypedCode> {
  const candidates = await run(shortCodeMatches, { eventId, shortCode });
  if (picked == null)
    return { candidates, ticketId: candidates.length === 1 ? candidates[0]!.ticketId : null, identityConfirmed: false };
  if (candidates.some(({ ticketId }) => ticketId === picked))
    return { candidates, ticketId: picked, identityConfirmed: true };
  throw new InvalidInput([{ field: 'identityConfirmedTicketId', code: 'unknown_value' }]);
}
