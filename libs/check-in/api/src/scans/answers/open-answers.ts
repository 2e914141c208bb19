import { Injectable } from '@nestjs/common';
import { answersFromText, type GateAnswer } from '@pho-hien/check-in-core';
import { ReceivingKeys } from '../../receiving/receiving-keys.ts';
import type { GateAnswerType } from './gate-answer.graphql.ts';

/** Answers as the ledger has them. */
export interface SealedAnswers {
  readonly scanId: string;
  readonly eventId: string;
  readonly sealed: string;
}

/** Opens what stewards wrote down, for those who may read it: in the ledger it stays sealed. */
@Injectable()
export class OpenAnswers {
  constructor(private readonly keys: ReceivingKeys) {}

  /** The answers; null where they do not open, or are none. */
  async of({ scanId, eventId, sealed }: SealedAnswers): Promise<GateAnswerType[] | null> {
    const text = await this.keys.openSealed(sealed, { purpose: 'ANSWERS', eventId, scanId });
    return (text === null ? null : answersFromText(text))?.map(asType) ?? null;
  }
}

function asType(answer: GateAnswer): GateAnswerType {
  const { question, kind } = answer;
  return {
    question,
    kind,
    yes: answer.kind === 'CONFIRM' ? answer.yes : null,
    choice: answer.kind === 'CHOICE' ? answer.choice : null,
    text: answer.kind === 'TEXT' ? answer.text : null,
  };
}
