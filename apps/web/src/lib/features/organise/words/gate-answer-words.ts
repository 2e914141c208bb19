import { m } from '@pho-hien/messages';
import type { GateAnswerFragment } from '#generated/graphql.ts';
import { say } from '#lib/shell/written.ts';

/** What was answered at the gate, in words. */
export function gateAnswerText({ kind, yes, choice, text }: GateAnswerFragment): string {
  if (kind === 'CONFIRM') return yes ? m.gate_question_yes() : m.gate_question_no();
  return kind === 'CHOICE' ? (choice ? say(choice) : '') : (text ?? '');
}
