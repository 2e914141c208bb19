import { draftProblems } from '@pho-hien/contests-core';
import { m } from '@pho-hien/messages';
import type { EntryPartsFragment, SaveEntryInput } from '#generated/graphql.ts';

/** An entry as its form holds it. Of the team three lists run beside each other, a place a person. */
export type EntryValues = {
  boardId: string;
  title: string;
  summary: string;
  field: string;
  institutionId: string;
  videoUrl: string;
  slidesFileId: string;
  onePagerFileId: string;
  names: string[];
  emails: string[];
  tasks: string[];
  /** One address a line. */
  mentors: string;
};

/** The fields of the form by name. */
export const entryFieldNames: Record<keyof EntryValues, () => string> = {
  boardId: m.contests_board_field,
  title: m.contests_entry_title,
  summary: m.contests_entry_summary,
  field: m.organisations_field,
  institutionId: m.contests_entry_institution,
  videoUrl: m.contests_entry_video,
  slidesFileId: m.contests_entry_slides,
  onePagerFileId: m.contests_entry_one_pager,
  names: m.contests_team_names,
  emails: m.contests_team_emails,
  tasks: m.contests_team_tasks,
  mentors: m.contests_mentors,
};

/** A saved entry in its form. */
export function entryValues(entry: EntryPartsFragment): EntryValues {
  const team = entry.team.length > 0 ? entry.team : [{ fullName: '', email: '', task: '' }];
  return {
    boardId: entry.boardId,
    title: entry.title,
    summary: entry.summary,
    field: entry.field ?? '',
    institutionId: entry.institution?.id ?? '',
    videoUrl: entry.videoUrl,
    slidesFileId: entry.slides?.id ?? '',
    onePagerFileId: entry.onePager?.id ?? '',
    names: team.map(({ fullName }) => fullName),
    emails: team.map(({ email }) => email),
    tasks: team.map(({ task }) => task),
    mentors: entry.mentorEmails.join('\n'),
  };
}

/** What was sent, as the form had it. */
export function readEntry(data: FormData): EntryValues {
  const text = (name: string) => String(data.get(name) ?? '');
  const all = (name: string) => data.getAll(name).map(String);
  return {
    boardId: text('boardId'),
    title: text('title'),
    summary: text('summary').replaceAll('\r\n', '\n'),
    field: text('field'),
    institutionId: text('institutionId'),
    videoUrl: text('videoUrl'),
    slidesFileId: text('slidesFileId'),
    onePagerFileId: text('onePagerFileId'),
    names: all('names'),
    emails: all('emails'),
    tasks: all('tasks'),
    mentors: text('mentors').replaceAll('\r\n', '\n'),
  };
}

type Team = SaveEntryInput['team'];

/** What is sent to be kept, and which line of the form each of the team stood on: a line left empty is nobody. */
export function entryInput(values: EntryValues) {
  const lines = values.names.flatMap((name, i) => {
    const person = [name, values.emails[i] ?? '', values.tasks[i] ?? ''];
    return person.some((part) => part.trim()) ? [i] : [];
  });
  const team: Team = lines.map((i) => ({
    fullName: values.names[i] ?? '',
    email: (values.emails[i] ?? '').trim(),
    task: values.tasks[i] ?? '',
  }));
  const input = {
    boardId: values.boardId,
    title: values.title,
    summary: values.summary,
    field: (values.field || null) as SaveEntryInput['field'],
    institutionId: values.institutionId || null,
    videoUrl: values.videoUrl.trim(),
    slidesFileId: values.slidesFileId || null,
    onePagerFileId: values.onePagerFileId || null,
    team: [...team],
    mentorEmails: values.mentors
      .split(/[\s,;]+/)
      .map((one) => one.trim())
      .filter(Boolean),
  };
  return { input, lines };
}

/** Lists of the form that run beside each other, a place a person. */
export const TEAM_LISTS = ['names', 'emails', 'tasks'] as const satisfies readonly (keyof EntryValues)[];

/**
 * What of a form can be saved while somebody types: what is still half typed (an address without its end) waits in the
 * form, and what was saved before stands for it, or nothing.
 * @param base what is saved now
 * @param id of the entry
 */
export function savableValues(values: EntryValues, base: EntryValues, id: string) {
  const { input, lines } = entryInput(values);
  const faults = problemsOnForm(draftProblems({ ...input, id }), lines);
  const saved = structuredClone(values);
  const held = new Set<keyof EntryValues>();
  for (const { field } of faults) {
    const [, at, part] = /^team\.(\d+)\.(.+)$/.exec(field) ?? [];
    const list = part && ({ fullName: 'names', email: 'emails', task: 'tasks' } as const)[part];
    if (list) saved[list][Number(at)] = '';
    else if (field === 'team') for (const one of TEAM_LISTS) saved[one] = base[one];
    else if (field === 'mentors') saved.mentors = base.mentors;
    else (saved as Record<string, unknown>)[field] = base[field as keyof EntryValues];
    held.add(list || (field === 'team' ? 'names' : (field as keyof EntryValues)));
  }
  return { values: saved, held: [...held], problems: faults };
}

/** Problems of the team beside the lines of the form, and of any adviser's address beside their one field. */
export function problemsOnForm<Problem extends { readonly field: string; readonly code: string }>(
  problems: readonly Problem[],
  lines: readonly number[],
): { field: string; code: string }[] {
  return problems.map(({ field, code }) => {
    const [, at, part] = /^team\.(\d+)\.(.+)$/.exec(field) ?? [];
    if (at !== undefined) return { field: `team.${lines[Number(at)] ?? at}.${part}`, code };
    return { field: field.startsWith('mentorEmails') ? 'mentors' : field, code };
  });
}
