import type { ChosenRowsInput, MailPurpose, RegistrationStatus } from '#generated/graphql.ts';
import { LIVE_REGISTRATION_STATUSES } from '@pho-hien/events-core';

/** To whom, as the form holds it. */
export interface AudienceValues {
  purpose: MailPurpose;
  ticketTypeIds: string[];
  statuses: string[];
  /** `yes 2026-12-12`, `no 2026-12-12`, or empty. */
  arrival: string;
}

export const everybody: AudienceValues = { purpose: 'SERVICE', ticketTypeIds: [], statuses: [], arrival: '' };

/** To whom, as the API takes it; only to those behind `chosen` rows where there are such. */
export function audienceInputOf(
  { purpose, ticketTypeIds, statuses, arrival }: AudienceValues,
  chosen: ChosenRowsInput | null,
) {
  const [arrived, day] = arrival.split(' ');
  return {
    purpose,
    audience: {
      ticketTypeIds,
      statuses: LIVE_REGISTRATION_STATUSES.filter((status) => statuses.includes(status)) as RegistrationStatus[],
      arrival: day ? { day, arrived: arrived === 'yes' } : null,
      chosen,
    },
  };
}

/** Reads the audience as it was sent, lists as one text. */
export function readAudience(data: FormData, chosen: ChosenRowsInput | null) {
  const text = (name: string) => String(data.get(name) ?? '');
  const list = (name: string) => text(name).split(',').filter(Boolean);
  const values: AudienceValues = {
    purpose: text('purpose') === 'NEWS' ? 'NEWS' : 'SERVICE',
    ticketTypeIds: list('ticketTypeIds'),
    statuses: list('statuses'),
    arrival: text('arrival'),
  };
  return audienceInputOf(values, chosen);
}
