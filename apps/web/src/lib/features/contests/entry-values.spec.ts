import { expect, it } from 'vitest';
import { type EntryValues, entryInput, problemsOnForm, savableValues } from './entry-values.ts';

const values: EntryValues = {
  ...{ boardId: 'b1', title: 'Trà', summary: 'Trà sen', field: '', institutionId: '', videoUrl: ' ', slidesFileId: '' },
  ...{ onePagerFileId: 'f1', names: ['Lan', '', 'Minh'], emails: ['lan@a.example', ' ', ''], tasks: ['', '', ''] },
  mentors: 'co-van@b.example\n\nhai@c.example',
};

it('takes a line left empty for nobody, and an empty field for nothing', () => {
  const { input, lines } = entryInput(values);
  expect(input.team.map(({ fullName }) => fullName)).toEqual(['Lan', 'Minh']);
  expect(lines).toEqual([0, 2]);
  expect(input).toMatchObject({ field: null, videoUrl: '', slidesFileId: null, onePagerFileId: 'f1' });
  expect(input.mentorEmails).toEqual(['co-van@b.example', 'hai@c.example']);
});

it('puts a problem beside the line it is about', () => {
  const { lines } = entryInput(values);
  const problems = [
    { field: 'team.1.email', code: 'not_an_email' },
    { field: 'mentorEmails.1', code: 'not_an_email' },
    { field: 'title', code: 'required' },
  ];
  expect(problemsOnForm(problems, lines).map(({ field }) => field)).toEqual(['team.2.email', 'mentors', 'title']);
});

it('saves what can be saved, and leaves half-typed addresses in the form', () => {
  const [id, boardId] = ['0193b9a0-0000-7000-8000-000000000001', '0193b9a0-0000-7000-8000-000000000002'];
  const base = { ...values, boardId, onePagerFileId: '', videoUrl: 'https://video.example/1' };
  const typed = {
    ...base,
    title: 'Trà sen',
    videoUrl: 'https://vid',
    emails: ['lan@a.example', '', 'minh@'],
    mentors: 'hai@c.example\nba@',
  };
  const { values: saved, held } = savableValues(typed, base, id);
  expect(held).toEqual(['videoUrl', 'emails', 'mentors']);
  expect(saved).toEqual({
    ...typed,
    videoUrl: base.videoUrl,
    emails: ['lan@a.example', '', ''],
    mentors: base.mentors,
  });
  expect(savableValues(saved, base, id).held).toEqual([]);
});
