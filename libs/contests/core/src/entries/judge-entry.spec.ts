import { describe, expect, it } from 'vitest';
import { type EntryRules, OPEN_TO_ALL } from '../setup/entry-rules.ts';
import { type EntryFacts, judgeEntry } from './judge-entry.ts';

const facts: EntryFacts = {
  organisation: {
    kind: 'ENTERPRISE',
    projectName: 'Nhãn sấy',
    firstRegisteredOn: '2021-12-12',
    headExperienceYears: null,
    hasSupportProcess: false,
    hasCooperationAgreements: false,
  },
  planRules: [
    {
      id: 'II-1-r3',
      article: 'II.1',
      applicants: ['ENTERPRISE'],
      criterion: 'enterprise_age',
      check: 'COMPUTED',
      value: 5,
      text: 'không quá 05 năm',
    },
  ],
  referenceDay: '2026-12-12',
  field: 'FOOD',
  memberIds: ['lan', 'minh'],
  teamSize: 3,
  officialIds: new Set(['thu-ky']),
  wonBefore: false,
  othersOfOrganisation: 0,
  othersOfInstitution: null,
};
const judged = (rules: Partial<EntryRules>, change: Partial<EntryFacts> = {}, board: EntryRules['fields'] = []) =>
  judgeEntry({ ...facts, ...change }, { ...OPEN_TO_ALL, ...rules }, board);
const codes = (...given: Parameters<typeof judged>) => judged(...given).because.map(({ code }) => code);

describe('may we enter?', () => {
  it('yes, where nothing is asked', () => expect(judged({})).toMatchObject({ answer: 'YES', because: [] }));

  it.each<[string, Partial<EntryRules>, Partial<EntryFacts>, string[]]>([
    ['a kind that is admitted', { kinds: ['ENTERPRISE'] }, {}, []],
    ['a kind that is not', { kinds: ['TEAM'] }, {}, ['KIND_NOT_ADMITTED']],
    ['five years to the day', { planEligible: true }, {}, []],
    ['a day more', { planEligible: true, referenceDay: '2026-12-13' }, {}, ['NOT_PLAN_ELIGIBLE']],
    ['a winner, where they may', {}, { wonBefore: true }, []],
    ['a winner, where they may not', { pastWinnersBarred: true }, { wonBefore: true }, ['PAST_WINNER']],
    ['an organiser, where they may', {}, { memberIds: ['thu-ky'] }, []],
    ['an organiser, where they may not', { officialsBarred: true }, { memberIds: ['thu-ky'] }, ['OFFICIAL_IN_TEAM']],
    ['as many people as may be', { leastTeam: 3, mostTeam: 3 }, {}, []],
    ['too few', { leastTeam: 4 }, {}, ['TEAM_TOO_SMALL']],
    ['too many', { mostTeam: 2 }, {}, ['TEAM_TOO_LARGE']],
    ['the second of two', { entriesPerOrganisation: 2 }, { othersOfOrganisation: 1 }, []],
    ['the third of two', { entriesPerOrganisation: 2 }, { othersOfOrganisation: 2 }, ['TOO_MANY_OF_ORGANISATION']],
    ['the sixth of a school', { entriesPerInstitution: 5 }, { othersOfInstitution: 5 }, ['TOO_MANY_OF_INSTITUTION']],
    ['from no school', { entriesPerInstitution: 1 }, {}, []],
    ['another field', { fields: ['HEALTH'] }, {}, ['FIELD_NOT_ADMITTED']],
    ['no field, where one is asked', { fields: ['HEALTH'] }, { field: null }, ['NO_FIELD']],
  ])('%s', (_, rules, change, because) => expect(codes(rules, change)).toEqual(because));

  it('no, for every reason at once, each with its rule and numbers', () => {
    const { answer, because } = judged(
      { mostTeam: 2, officialsBarred: true, pastWinnersBarred: true },
      { memberIds: ['thu-ky', 'lan'], wonBefore: true },
    );
    expect(answer).toBe('NO');
    expect(because).toMatchObject([
      { code: 'PAST_WINNER', rule: 'pastWinnersBarred' },
      { code: 'OFFICIAL_IN_TEAM', rule: 'officialsBarred', people: ['thu-ky'] },
      { code: 'TEAM_TOO_LARGE', rule: 'mostTeam', allowed: 2, found: 3 },
    ]);
  });

  it('cites the plan, and goes by the board’s fields where the contest admits the field', () => {
    const { because, on } = judged({ planEligible: true, referenceDay: '2027-01-01' });
    expect(on).toBe('2027-01-01');
    expect(because[0]!.plan).toMatchObject([{ article: 'II.1', reason: 'NOT_MET' }]);
    expect(judged({}, {}, ['HEALTH']).because).toMatchObject([{ code: 'FIELD_NOT_ADMITTED', rule: 'board.fields' }]);
    expect(codes({ fields: ['HEALTH'] }, {}, ['HEALTH'])).toEqual(['FIELD_NOT_ADMITTED']);
  });
});
