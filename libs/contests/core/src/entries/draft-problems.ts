import { type FieldProblem, isId, nameProblem, parseEmail, problemIn, textProblem } from '@pho-hien/kernel';
import { FIELDS } from '@pho-hien/organisations-core';

/** The most of each thing that an entry has: characters, or how many of them. */
export const ENTRY_SIZES = { summary: 5_000, reason: 2_000, task: 100, team: 50, mentors: 10, videoUrl: 500 } as const;

const MEBIBYTE = 1024 * 1024;

/** The most bytes of an entry's slides and of its summary on one page, both PDF. */
export const ENTRY_FILE_BYTES = { slides: 20 * MEBIBYTE, onePager: 5 * MEBIBYTE } as const;

/** An entry as far as it is written, as a form or a caller gives it. */
export interface EntryDraft {
  readonly id: string;
  readonly boardId: string;
  readonly title: string;
  readonly summary: string;
  readonly field?: string | null;
  readonly videoUrl: string;
  readonly institutionId?: string | null;
  readonly slidesFileId?: string | null;
  readonly onePagerFileId?: string | null;
  readonly team: readonly { readonly fullName: string; readonly email: string; readonly task: string }[];
  readonly mentorEmails: readonly string[];
}

/** What is wrong with an entry that is still being written: forms and lengths only, nothing is missing yet. */
export function draftProblems(input: EntryDraft): FieldProblem[] {
  const { team, mentorEmails } = input;
  const blankOr = <Problem>(text: string, problem: Problem) => (text.trim() === '' ? null : problem);
  const idOrNone = (id: string | null | undefined) => (id == null || isId(id) ? null : 'not_an_id');
  const isField = input.field == null || FIELDS.some((field) => field === input.field);
  return [
    ...problemIn('id', isId(input.id) ? null : 'not_an_id'),
    ...problemIn('boardId', isId(input.boardId) ? null : 'not_an_id'),
    ...problemIn('title', blankOr(input.title, nameProblem(input.title))),
    ...problemIn('summary', textProblem(input.summary, ENTRY_SIZES.summary)),
    ...problemIn('field', isField ? null : 'unknown_value'),
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
  if (text.length > ENTRY_SIZES.videoUrl) return false;
  try {
    const { protocol, hostname, username, password } = new URL(text.trim());
    return protocol === 'https:' && !username && !password && hostname.includes('.');
  } catch {
    return false;
  }
}
