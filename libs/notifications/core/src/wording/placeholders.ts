import { formatDay, type Locale } from '@pho-hien/kernel';
import { unlinked } from '../safe-text.ts';
import { timeAndDay } from '../shared-blocks.ts';
import type { EventValues } from '../values.ts';

type Values = Readonly<Record<string, unknown>>;

interface Definition {
  /** The value of the mail without which there is nothing to put in. */
  readonly needs: string;
  /** Plain text, one line, from a listed value and nothing else. */
  readonly read: (values: Values, locale: Locale) => string;
}

const eventOf = (values: Values) => values['event'] as EventValues;
const days = ({ days }: EventValues, locale: Locale) => days.map(({ date }) => formatDay(date, locale)).join('; ');
const instantOf = (key: string) => (values: Values, locale: Locale) => timeAndDay(String(values[key]), locale);
const registered = instantOf('registeredAt');
const expires = instantOf('expiresAt');

/**
 * The closed list of what organisers may put into their wording, by the name they write in braces:
 * `{ho_ten}`. What people outside wrote is broken up so that no mail program makes a link of it.
 */
const definitions = {
  ho_ten: { needs: 'holderName', read: (values) => unlinked(String(values['holderName'])) },
  su_kien: { needs: 'event', read: (values) => eventOf(values).name },
  thoi_gian: { needs: 'event', read: (values, locale) => days(eventOf(values), locale) },
  dia_diem: { needs: 'event', read: (values) => eventOf(values).venueName },
  lien_he: { needs: 'event', read: (values) => eventOf(values).contactEmail },
  loai_ve: { needs: 'ticketTypeName', read: (values) => String(values['ticketTypeName']) },
  ma_ve: { needs: 'shortCode', read: (values) => String(values['shortCode']) },
  gio_dang_ky: { needs: 'registeredAt', read: (values, locale) => registered(values, locale).time },
  ngay_dang_ky: { needs: 'registeredAt', read: (values, locale) => registered(values, locale).day },
  gio_het_han: { needs: 'expiresAt', read: (values, locale) => expires(values, locale).time },
  ngay_het_han: { needs: 'expiresAt', read: (values, locale) => expires(values, locale).day },
} as const satisfies Record<string, Definition>;

/** The name of a placeholder, as written between braces. */
export type Placeholder = keyof typeof definitions;

/** Every placeholder there is, in the order in which they are offered. */
export const PLACEHOLDERS = Object.keys(definitions) as Placeholder[];

/** The placeholders that a mail with these values can fill. */
export function placeholdersFor(valueNames: readonly string[]): Placeholder[] {
  return PLACEHOLDERS.filter((name) => valueNames.includes(definitions[name].needs));
}

/** What stands in the place of a placeholder: plain text, not evaluated again. */
export function placeholderText(name: Placeholder, values: Values, locale: Locale): string {
  return definitions[name].read(values, locale);
}
