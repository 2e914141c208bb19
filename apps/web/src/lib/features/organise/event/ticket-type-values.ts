import { instantOf, isTimeOfDay, isVietnamDay, vietnamDayOf, vietnamTimeOf } from '@pho-hien/kernel';
import { APPROVAL_MODES, AUDIENCES, type ApprovalMode, type Audience } from '@pho-hien/events-core';
import type { ManagedEventDetailsQuery } from '#generated/graphql.ts';

type TicketType = ManagedEventDetailsQuery['managedEvent']['ticketTypes'][number];

/** A ticket type as its form holds it; instants as `2026-12-01T08:00` in Vietnam. */
export interface TicketTypeValues {
  'name.vi': string;
  'name.en': string;
  'description.vi': string;
  'description.en': string;
  audience: Audience;
  approval: ApprovalMode;
  places: string;
  opensAt: string;
  closesAt: string;
  validDayIds: string[];
  hidden: boolean;
}

const localOf = (instant: string | null | undefined) =>
  instant ? `${vietnamDayOf(new Date(instant))}T${vietnamTimeOf(new Date(instant))}` : '';

export const newTicketType = (): TicketTypeValues => ({
  'name.vi': '',
  'name.en': '',
  'description.vi': '',
  'description.en': '',
  audience: 'VISITOR',
  approval: 'AUTOMATIC',
  places: '',
  opensAt: '',
  closesAt: '',
  validDayIds: [],
  hidden: false,
});

export function ticketTypeValues(type: TicketType): TicketTypeValues {
  return {
    'name.vi': type.name.vi,
    'name.en': type.name.en,
    'description.vi': type.description.vi,
    'description.en': type.description.en,
    audience: type.audience,
    approval: type.approval,
    places: type.places === null ? '' : String(type.places),
    opensAt: localOf(type.opensAt),
    closesAt: localOf(type.closesAt),
    validDayIds: [...type.validDayIds],
    hidden: type.hidden,
  };
}

export function readTicketTypeForm(data: FormData): TicketTypeValues {
  const text = (name: string) => String(data.get(name) ?? '').replace(/\r\n/g, '\n');
  return {
    'name.vi': text('name.vi'),
    'name.en': text('name.en'),
    'description.vi': text('description.vi'),
    'description.en': text('description.en'),
    audience: AUDIENCES.find((audience) => audience === text('audience')) ?? 'VISITOR',
    approval: APPROVAL_MODES.find((mode) => mode === text('approval')) ?? 'AUTOMATIC',
    places: text('places').trim(),
    opensAt: text('opensAt'),
    closesAt: text('closesAt'),
    validDayIds: data.getAll('validDayIds').map(String),
    hidden: data.get('hidden') === 'yes',
  };
}

/** The form as the API takes it, or what cannot even be read as such. */
export function ticketTypeInput(values: TicketTypeValues) {
  const problems: { field: string; code: string }[] = [];
  const instant = (field: 'opensAt' | 'closesAt') => {
    const [day, time] = values[field].split('T');
    if (!values[field]) return null;
    if (isVietnamDay(day) && isTimeOfDay(time?.slice(0, 5))) return instantOf(day, time!.slice(0, 5)).toISOString();
    problems.push({ field, code: 'not_a_time' });
    return null;
  };
  const places = values.places === '' ? null : Number(values.places);
  if (places !== null && !Number.isInteger(places)) problems.push({ field: 'places', code: 'not_a_number' });
  const input = {
    name: { vi: values['name.vi'].trim(), en: values['name.en'].trim() },
    description: { vi: values['description.vi'].trim(), en: values['description.en'].trim() },
    audience: values.audience,
    approval: values.approval,
    places,
    opensAt: instant('opensAt'),
    closesAt: instant('closesAt'),
    validDayIds: values.validDayIds,
    hidden: values.hidden,
  };
  return { input, problems };
}
