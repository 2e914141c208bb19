import type { Registrant } from '@pho-hien/events-core';
import { formatPhone, searchKey } from '@pho-hien/kernel';

/** All that an organiser may search a registration by: name, address, organisation and number. */
export function searchTextOf({ fullName, email, organisationName, phone }: Registrant): string {
  const number = phone ? formatPhone(phone).replaceAll(' ', '') : null;
  return searchKey([fullName, email, organisationName, number].filter(Boolean).join(' '));
}
