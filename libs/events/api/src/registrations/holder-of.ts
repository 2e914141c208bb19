import type { Locale } from '@pho-hien/kernel';
import type { Holder } from './mail-values.ts';

/** The holder in a row of `registrations`. */
export function holderOf(row: { id: string; full_name: string; email: string; locale: Locale }): Holder {
  return { registrationId: row.id, fullName: row.full_name, email: row.email, locale: row.locale };
}
