import { describe, expect, it } from 'vitest';
import { draftProblems, ENTRY_SIZES, type EntryDraft } from './draft-problems.ts';

const id = '0193b9a0-0000-7000-8000-000000000001';
const blank: EntryDraft = { id, boardId: id, title: '', summary: '', videoUrl: '', team: [], mentorEmails: [] };
const fields = (change: Partial<EntryDraft>) => draftProblems({ ...blank, ...change }).map(({ field }) => field);

describe('an entry that is still being written', () => {
  it('may lack everything', () => {
    expect(draftProblems(blank)).toEqual([]);
    expect(fields({ team: [{ fullName: '', email: '', task: '' }], field: null, slidesFileId: null })).toEqual([]);
  });

  it('names each field that cannot be kept as it is', () => {
    expect(fields({ boardId: 'x', field: 'DANCING', institutionId: 'x' })).toEqual([
      'boardId',
      'field',
      'institutionId',
    ]);
    expect(fields({ summary: 'a'.repeat(ENTRY_SIZES.summary + 1) })).toEqual(['summary']);
    expect(
      fields({
        team: [{ fullName: 'Xem bit.ly/x', email: 'lan@', task: 'a'.repeat(101) }],
        mentorEmails: ['a@b.vn', 'b'],
      }),
    ).toEqual(['team.0.fullName', 'team.0.email', 'team.0.task', 'mentorEmails.1']);
  });

  it.each(['http://video.example', 'https://localhost', 'https://lan:1@video.example', 'video.example', 'https://'])(
    'takes no video at %s',
    (videoUrl) => expect(fields({ videoUrl })).toEqual(['videoUrl']),
  );

  it('takes an https address of a named host', () =>
    expect(fields({ videoUrl: ' https://video.example/x ' })).toEqual([]));
});
