import type { Locale } from '@pho-hien/kernel';
import type { Holder } from './mail-values.ts';

/** The holder in a row of `registrations`. */
export function holderOf(row: {
  id: string;
  full_name: string;
  email: string;
  locale: Locale;
  wallet_link: number;
}): Holder {
  const { id, full_name: fullName, email, locale, wallet_link: walletLink } = row;
  return { registrationId: id, fullName, email, locale, walletLink };
}
