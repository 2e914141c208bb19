import { searchKey } from '@pho-hien/kernel';

/** Legal forms as they stand in names, longest first, without diacritics. They tell no two organisations apart. */
const LEGAL_FORMS = [
  'cong ty trach nhiem huu han mot thanh vien',
  'cong ty trach nhiem huu han hai thanh vien tro len',
  'cong ty trach nhiem huu han',
  'cong ty tnhh mot thanh vien',
  'cong ty tnhh hai thanh vien',
  'cong ty tnhh mtv',
  'cong ty tnhh 1tv',
  'cong ty tnhh',
  'cong ty co phan',
  'cong ty cp',
  'cong ty hop danh',
  'cong ty',
  'cty tnhh mtv',
  'cty tnhh',
  'cty cp',
  'cty',
  'doanh nghiep tu nhan',
  'doanh nghiep xa hoi',
  'ho kinh doanh',
  'hop tac xa',
  'trach nhiem huu han',
  'mot thanh vien',
  'joint stock company',
  'private limited',
  'company limited',
  'co ltd',
  'ctcp',
  'tnhh',
  'mtv',
  'dntn',
  'hkd',
  'htx',
  'jsc',
  'ltd',
  'llc',
  'inc',
] as const;

const FORMS = new RegExp(`(?<![\\p{L}\\p{N}])(?:${LEGAL_FORMS.join('|')})(?![\\p{L}\\p{N}])`, 'gu');

/**
 * What tells a name apart from others: no diacritics, case, punctuation or legal form.
 * `Công ty TNHH Nhãn Lồng Phố Hiến` and `nhan long pho hien, JSC` have the same key. A name of
 * nothing else keeps its words.
 */
export function nameKey(name: string): string {
  const plain = searchKey(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const bare = plain.replace(FORMS, ' ').replace(/\s+/g, ' ').trim();
  return bare === '' ? plain : bare;
}
