import { m } from '@pho-hien/messages';
import type { TakeOutGateAnswersMutation } from '#generated/graphql.ts';
import { moment, say } from '#lib/shell/written.ts';
import { gateAnswerText } from '../words/gate-answer-words.ts';

type Scan = TakeOutGateAnswersMutation['takeOutGateAnswers']['scans'][number];

/** One row a person; answers stand below the question as it was asked. */
export function answersTable(scans: readonly Scan[]): string[][] {
  const asked = [...new Set(scans.flatMap(({ answers }) => answers?.map(({ question }) => say(question)) ?? []))];
  const head = [
    m.organise_answers_at(),
    m.organise_answers_gate(),
    m.organise_answers_holder(),
    m.organise_answers_organisation(),
    ...asked,
  ];
  const rows = scans.map(({ at, gateName, holderName, organisationName, answers }) => {
    const given = new Map(answers?.map((answer) => [say(answer.question), gateAnswerText(answer)]));
    const cells = answers ? asked.map((question) => given.get(question) ?? '') : [m.organise_answers_lost()];
    return [moment(at), gateName, holderName, organisationName ?? '', ...cells];
  });
  return [head, ...rows];
}
