import {
  answersOf,
  answersText,
  type GateQuestion,
  type GivenAnswers,
  receivingKeyOf,
  sealToServer,
} from '@pho-hien/check-in-core';

/**
 * What was answered, sealed to the server: it may wait on this phone for hours, and the phone may be lost.
 * @throws Error where this phone does not have the server's key, because nobody has let it into the network
 * since it was given this app
 */
export async function sealedAnswers(
  questions: readonly GateQuestion[],
  given: GivenAnswers,
  station: { readonly receivingKey: string; readonly event: { readonly id: string } },
  scanId: string,
): Promise<string> {
  const key = receivingKeyOf(station.receivingKey ?? '');
  if (!key) throw new Error('This phone has no key of the server yet');
  const context = { purpose: 'ANSWERS', eventId: station.event.id, scanId } as const;
  return sealToServer(answersText(answersOf(questions, given)), key, context);
}
