import { expect, it } from 'vitest';
import { type EntryValues, entryInput, problemsOnForm } from './entry-values.ts';

const values: EntryValues = {
  ...{ boardId: 'b1', title: 'Trà', summary: 'Trà sen', field: '', videoUrl: ' ', slidesFileId: '' },
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
