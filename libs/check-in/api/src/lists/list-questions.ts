import type { GateQuestion } from '@pho-hien/check-in-core';
import { isId, newId } from '@pho-hien/kernel';
import type { GateQuestionInput } from './gate-question.graphql.ts';

/** The questions of a list as they are kept; one that is new gets its id here. */
export function questionsOf(input: readonly GateQuestionInput[] = []): GateQuestion[] {
  return input.map(({ id, text, kind, required, choices }) => ({
    id: id != null && isId(id) ? id : newId(),
    text: trimmed(text),
    kind,
    required,
    choices: choices.map(trimmed),
  }));
}

const trimmed = ({ vi, en }: GateQuestionInput['text']) => ({ vi: vi.trim(), en: en.trim() });
