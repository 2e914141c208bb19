import { describe, expect, it } from 'vitest';
import { completeness } from './completeness.ts';
import { canBeOne, ORGANISATION_KINDS } from './kinds.ts';
import { canGo } from './membership.ts';
import { type OrganisationProfile, profileProblems } from './organisation-input.ts';
import { parseWebsite } from './website.ts';

const empty: OrganisationProfile = {
  kind: 'ENTERPRISE',
  name: 'Nhãn Lồng Phố Hiến',
  taxCode: null,
  firstRegisteredOn: null,
  projectName: null,
  field: null,
  stage: null,
  intellectualProperty: [],
  pitch: '',
  website: null,
  communeCode: null,
  logoFileId: null,
  headExperienceYears: null,
  hasSupportProcess: false,
  hasCooperationAgreements: false,
};
const TODAY = '2026-12-12';
const codes = (change: Partial<OrganisationProfile>) =>
  profileProblems({ ...empty, ...change }, TODAY).map(({ field, code }) => `${field} ${code}`);

describe('a profile', () => {
  it('may be empty but for its name', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ name: ' ' })).toEqual(['name required']);
    expect(codes({ name: 'x' })).toEqual(['name too_short']);
    expect(codes({ name: 'quà tặng tại bit.ly' })).toEqual(['name contains_link']);
  });

  it.each<[Partial<OrganisationProfile>, string]>([
    [{ kind: 'AGENCY' }, 'kind unknown_value'],
    [{ taxCode: '0100109105' }, 'taxCode not_a_tax_code'],
    [{ firstRegisteredOn: '2026-12-13' }, 'firstRegisteredOn in_the_future'],
    [{ firstRegisteredOn: '2026-02-30' }, 'firstRegisteredOn not_a_day'],
    [{ firstRegisteredOn: '0200-01-01' }, 'firstRegisteredOn not_a_day'],
    [{ pitch: 'a'.repeat(601) }, 'pitch too_long'],
    [{ pitch: 'a\u202eb' }, 'pitch not_plain_text'],
    [{ website: 'javascript:alert(1)' }, 'website not_a_website'],
    [{ communeCode: "1' or" }, 'communeCode unknown_value'],
    [{ logoFileId: 'x' }, 'logoFileId not_an_id'],
    [{ headExperienceYears: -1 }, 'headExperienceYears too_small'],
    [{ headExperienceYears: 1.5 }, 'headExperienceYears not_a_number'],
    [{ headExperienceYears: 99 }, 'headExperienceYears too_large'],
  ])('with %o: %s', (change, problem) => expect(codes(change)).toEqual([problem]));

  it('is complete when what its kind needs is there', () => {
    expect(completeness(empty)).toMatchObject({ done: 1, of: 8 });
    expect(completeness({ ...empty, kind: 'SCHOOL', communeCode: '11953' })).toEqual({ done: 2, of: 2, missing: [] });
  });
});

describe('the address of a site', () => {
  it.each([
    ['congty.example', 'https://congty.example'],
    ['http://congty.example/a?b=1', 'http://congty.example/a?b=1'],
    [' https://www.công-ty.vn ', 'https://www.xn--cng-ty-ixa.vn'],
  ])('%s', (text, url) => expect(parseWebsite(text)).toBe(url));
  it.each([
    '',
    'congty',
    'ftp://congty.example',
    'https://a:b@congty.example',
    'http://127.0.0.1',
    'data:text/html,x',
    'a b.vn',
  ])('not “%s”', (text) => expect(parseWebsite(text)).toBeNull());
});

describe('people of an organisation', () => {
  it('go, but for the last who answers for it', () => {
    const an = { userId: 'an', role: 'STARTUP_OWNER' } as const;
    const binh = { userId: 'binh', role: 'STARTUP_MEMBER' } as const;
    expect(canGo('TEAM', [an, binh], 'binh')).toBe(true);
    expect(canGo('TEAM', [an, binh], 'an')).toBe(false);
    expect(canGo('TEAM', [an, { ...binh, role: 'STARTUP_OWNER' }], 'an')).toBe(true);
    expect(canGo('AGENCY', [{ userId: 'an', role: 'COORDINATOR' }], 'an')).toBe(true);
  });

  it('of kinds that people hold other roles in are never one', () => {
    const one = ORGANISATION_KINDS.filter((kind) => canBeOne('TEAM', kind));
    expect(one).toEqual(['ENTERPRISE', 'TEAM', 'INDIVIDUAL', 'SUPPORT']);
    expect(canBeOne('SCHOOL', 'AGENCY')).toBe(false);
  });
});
