import { type FieldProblem, problemIn } from '@pho-hien/kernel';

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
