import { type RunStatement, unauthenticated } from '@pho-hien/platform';
import { tallyDayOf } from './day-of.ts';
import type { KnownList } from './known-lists.ts';
import type { Redemption } from './redemption.ts';
import { type Locked, scanFacts, type ScanFactsRow } from './scan-facts.ts';
import type { TypedCode } from './typed-code.ts';

/**
 * Reads what the decision rests on, and takes the lock that covers it.
 *
 * @param isGuarded `false` only for showing what happens without the lock
 */
export async function readFacts(
  run: RunStatement,
  { device, input, code, receivedAt }: Redemption,
  list: KnownList,
  typed: TypedCode,
  isGuarded: boolean,
): Promise<ScanFactsRow> {
  const ticketId = code.kind === 'token' ? (code.genuine ? code.token.ticketId : null) : typed.ticketId;
  const covering: Locked = list.rules.capacity !== null && ticketId !== null ? 'list' : 'ticket';
  const [row] = await run(scanFacts[isGuarded ? covering : 'nothing'], {
    scanId: input.scanId,
    sequence: input.sequence,
    deviceId: device.deviceId,
    gateId: device.gateId,
    listId: input.listId,
    sessionId: list.sessionId,
    eventId: device.eventId,
    ticketId,
    keyNumber: code.kind === 'token' ? code.token.keyId : null,
    day: tallyDayOf(list.rules, receivedAt),
  });
  if (!row) throw unauthenticated();
  return row;
}
