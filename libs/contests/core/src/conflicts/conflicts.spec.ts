import { describe, expect, it } from 'vitest';
import { CONFLICT_KINDS, type EntryTies, findConflicts, type JudgeTies, shareDomain } from './find-conflicts.ts';
import { mayJudge } from './may-judge.ts';

const judge: JudgeTies = {
  userId: 'gk',
  email: 'gk@so-khcn.vn',
  organisationIds: new Set(['so-khcn']),
  enteredBoardIds: new Set(),
  declaredEntryIds: new Set(),
  workedWithIds: new Set(),
};
const entry: EntryTies = {
  entryId: 'bai-1',
  boardId: 'y-tuong',
  organisationId: 'nhan-say',
  memberIds: ['lan'],
  memberEmails: ['lan@nhan-say.vn'],
  mentorIds: [],
};
const PUBLIC = new Set(['gmail.com']);

describe('ties between a judge and an entry', () => {
  it.each<[string[], Partial<JudgeTies>, Partial<EntryTies>]>([
    [[], {}, {}],
    [['TEAM_MEMBER'], {}, { memberIds: ['gk'] }],
    [['SAME_ORGANISATION'], {}, { organisationId: 'so-khcn' }],
    [['DECLARED'], { declaredEntryIds: new Set(['bai-1']) }, {}],
    [['ENTERED_BOARD'], { enteredBoardIds: new Set(['y-tuong']) }, {}],
    [[], { enteredBoardIds: new Set(['du-an']) }, {}],
    [['MENTOR'], {}, { mentorIds: ['gk'] }],
    [['SAME_MAIL_DOMAIN'], {}, { memberEmails: ['Lan@So-KHCN.vn'] }],
    [['WORKED_TOGETHER'], { workedWithIds: new Set(['lan']) }, {}],
    [['TEAM_MEMBER', 'MENTOR'], {}, { memberIds: ['gk'], mentorIds: ['gk'] }],
  ])('%j', (kinds, judgeChange, entryChange) =>
    expect(findConflicts({ ...judge, ...judgeChange }, { ...entry, ...entryChange }, PUBLIC)).toEqual(kinds),
  );

  it.each([
    ['a@hy.edu.vn', 'b@cntt.hy.edu.vn', true],
    ['a@hy.edu.vn', 'b@xhy.edu.vn', false],
    ['a@gmail.com', 'b@gmail.com', false],
    ['', '', false],
  ])('%s and %s are of one house: %s', (a, b, shared) => expect(shareDomain(a, b, PUBLIC)).toBe(shared));
});

describe('may the judge see and score it?', () => {
  it('never where a tie bars outright, whatever was decided', () => {
    for (const kind of ['TEAM_MEMBER', 'SAME_ORGANISATION', 'DECLARED', 'ENTERED_BOARD'] as const)
      expect(mayJudge([kind], [{ kind, allowed: true }])).toEqual({ standing: 'BARRED', because: [kind] });
  });

  it('not until the secretary has decided on every other tie', () => {
    for (const kind of CONFLICT_KINDS.slice(4)) {
      expect(mayJudge([kind], [])).toEqual({ standing: 'UNDECIDED', because: [kind] });
      expect(mayJudge([kind], [{ kind, allowed: true }]).standing).toBe('FREE');
      expect(
        mayJudge(
          [kind],
          [
            { kind, allowed: true },
            { kind, allowed: false },
          ],
        ).standing,
      ).toBe('BARRED');
    }
    expect(mayJudge(['MENTOR', 'WORKED_TOGETHER'], [{ kind: 'MENTOR', allowed: true }])).toEqual({
      standing: 'UNDECIDED',
      because: ['WORKED_TOGETHER'],
    });
  });
});
