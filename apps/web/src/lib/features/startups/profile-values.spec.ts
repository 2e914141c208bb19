import { expect, it } from 'vitest';
import { emptyProfile, profileInput, profileOf, profileValues, readProfile } from './profile-values.ts';

it('reads a form, shows it again, and says what is no number', () => {
  const data = new FormData();
  for (const [name, value] of [
    ['kind', 'SUPPORT'],
    ['name', ' Vườn ươm '],
    ['headExperienceYears', '2'],
    ['hasSupportProcess', 'yes'],
    ['intellectualProperty', 'PATENT'],
    ['intellectualProperty', 'TRADEMARK'],
  ] as const)
    data.append(name, value);
  const values = readProfile(data);
  const profile = profileOf(values);
  expect(profile).toMatchObject({ name: 'Vườn ươm', headExperienceYears: 2, hasSupportProcess: true, taxCode: null });
  const stored = {
    ...profile,
    id: 'o1',
    version: 1,
    mergedIntoId: null,
    intellectualProperty: [...profile.intellectualProperty],
  };
  expect(profileValues(stored)).toEqual(values);
  expect(profileInput({ ...emptyProfile, headExperienceYears: 'hai' }).problems).toEqual([
    { field: 'headExperienceYears', code: 'not_a_number' },
  ]);
});
