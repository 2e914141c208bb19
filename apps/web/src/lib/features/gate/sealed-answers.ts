import {
  answersOf,
  answersText,
  type GateQuestion,
  type GivenAnswers,
  receivingKeyOf,
  sealToServer,
} from '@pho-hien/check-in-core';

/** A phone that was paired by an earlier build has no key to seal to before it has met the server once. */
export class ServerKeyMissing extends Error {}

/**
 * What was answered, sealed to the server: it may wait on this phone for hours, and the phone may be lost.
 * @throws ServerKeyMissing where nobody has let this phone into the network since it was given this app
 */
export async function sealedAnswers(
  questions: readonly GateQuestion[],
  given: GivenAnswers,
  station: { readonly receivingKey: string; readonly event: { readonly id: string } },
  scanId: string,
): Promise<string> {
  const key = receivingKeyOf(station.receivingKey ?? '');
  if (!key) throw new ServerKeyMissing();
  const context = { purpose: 'ANSWERS', eventId: station.event.id, scanId } as const;
  return sealToServer(answersText(answersOf(questions, given)), key, context);
}
