import { getLocale } from '@pho-hien/messages';
import data from '../../../../../../../data/hung-yen-communes.json';

/** The communes and wards of the province, wards first, by name. */
export function communes(): { code: string; name: string }[] {
  const units = data.units.map((unit) => ({
    code: unit.code,
    name: getLocale() === 'vi' ? unit.full_name_vi : unit.name_en,
    ward: unit.full_name_vi.startsWith('Phường'),
  }));
  return units
    .sort((a, b) => Number(b.ward) - Number(a.ward) || a.name.localeCompare(b.name, 'vi'))
    .map(({ code, name }) => ({ code, name }));
}
