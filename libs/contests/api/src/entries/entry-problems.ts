import { type FieldProblem, isId, nameProblem, parseEmail, problemIn, textProblem } from '@pho-hien/kernel';
import { FIELDS } from '@pho-hien/organisations-core';
import type { SaveEntryInput } from './entry.graphql.ts';

/** The most of each thing that an entry has. */
export const ENTRY_SIZES = { summary: 5_000, reason: 2_000, task: 100, team: 50, mentors: 10, videoUrl: 500 } as const;

/** What is wrong with an entry that is still being written: forms and lengths only. */
export function draftProblems(input: SaveEntryInput): FieldProblem[] {
  const { team, mentorEmails } = input;
  const blankOr = <Problem>(text: string, problem: Problem) => (text.trim() === '' ? null : problem);
  const idOrNone = (id: string | null | undefined) => (id == null || isId(id) ? null : 'not_an_id');
  return [
    ...problemIn('id', isId(input.id) ? null : 'not_an_id'),
    ...problemIn('boardId', isId(input.boardId) ? null : 'not_an_id'),
    ...problemIn('title', blankOr(input.title, nameProblem(input.title))),
    ...problemIn('summary', textProblem(input.summary, ENTRY_SIZES.summary)),
    ...problemIn('field', input.field == null || FIELDS.includes(input.field) ? null : 'unknown_value'),
    ...problemIn('videoUrl', blankOr(input.videoUrl, isHttps(input.videoUrl) ? null : 'not_a_website')),
    ...problemIn('institutionId', idOrNone(input.institutionId)),
    ...problemIn('slidesFileId', idOrNone(input.slidesFileId)),
    ...problemIn('onePagerFileId', idOrNone(input.onePagerFileId)),
    ...problemIn('team', team.length > ENTRY_SIZES.team ? 'too_long' : null),
    ...team.flatMap((member, i) => [
      ...problemIn(`team.${i}.fullName`, blankOr(member.fullName, nameProblem(member.fullName))),
      ...problemIn(`team.${i}.email`, blankOr(member.email, parseEmail(member.email) ? null : 'not_an_email')),
      ...problemIn(`team.${i}.task`, textProblem(member.task, ENTRY_SIZES.task)),
    ]),
    ...problemIn('mentorEmails', mentorEmails.length > ENTRY_SIZES.mentors ? 'too_long' : null),
    ...mentorEmails.flatMap((email, i) => problemIn(`mentorEmails.${i}`, parseEmail(email) ? null : 'not_an_email')),
  ];
}

/** An https address of a named host, without credentials; nobody fetches it. */
function isHttps(text: string): boolean {
  const { protocol, hostname, username, password } = URL.parse(text.trim()) ?? {};
  return (
    protocol === 'https:' && !username && !password && hostname!.includes('.') && text.length <= ENTRY_SIZES.videoUrl
  );
}

/** What an entry still lacks before it can be handed in. */
export function missingToSubmit(entry: {
  readonly title: string;
  readonly summary: string;
  readonly one_pager_file_id: string | null;
  readonly team: readonly { readonly full_name: string; readonly email: string }[];
}): FieldProblem[] {
  const emails = entry.team.map(({ email }) => email).filter(Boolean);
  return [
    ...problemIn('title', entry.title === '' ? 'required' : null),
    ...problemIn('summary', entry.summary === '' ? 'required' : null),
    ...problemIn('onePagerFileId', entry.one_pager_file_id === null ? 'required' : null),
    ...problemIn('team', entry.team.length === 0 ? 'required' : null),
    ...entry.team.flatMap(({ full_name }, i) => problemIn(`team.${i}.fullName`, full_name === '' ? 'required' : null)),
    ...problemIn('team', new Set(emails).size < emails.length ? 'duplicate' : null),
  ];
}
