import { m } from '@pho-hien/messages';
import type { Headings } from './read-sheet.ts';

const inBoth = (words: (inputs: Record<string, never>, options: { locale: 'vi' | 'en' }) => string) => [
  words({}, { locale: 'vi' }),
  words({}, { locale: 'en' }),
];

/** The headings of the template in both languages, and what people write instead. */
export const sheetHeadings: Headings = {
  fullName: [...inBoth(m.groups_column_full_name), 'Họ tên', 'Tên', 'Name'],
  birthDate: [...inBoth(m.groups_column_birth_date), 'Ngày tháng năm sinh', 'Birthday'],
  email: [...inBoth(m.groups_column_email), 'Email', 'Mail', 'Địa chỉ thư', 'Địa chỉ email'],
  phone: [...inBoth(m.groups_column_phone), 'Điện thoại', 'SĐT', 'Số ĐT'],
  guardianName: [
    ...inBoth(m.groups_column_guardian_name),
    'Người giám hộ',
    'Phụ huynh',
    'Tên phụ huynh',
    'Họ tên phụ huynh',
  ],
  guardianEmail: [...inBoth(m.groups_column_guardian_email), 'Email phụ huynh', 'Email người giám hộ'],
  locale: [...inBoth(m.groups_column_locale), 'Language'],
};
