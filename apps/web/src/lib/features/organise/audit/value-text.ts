import { isId, ROLES } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import type { Audience, DeviceRights, EntryRule, EventStatus, RegistrationStatus, Role } from '#generated/graphql.ts';
import { roleName } from '#lib/features/account/role-name.ts';
import { count, moment, say, shortDay } from '#lib/shell/written.ts';
import { approvalText, audienceOptions, eventStatusText } from '../words/event-words.ts';
import { entryRuleText, rightsText } from '../words/gate-words.ts';
import { registrationStatuses, registrationStatusText } from '../words/registration-words.ts';

/** What ids of the log stand for, where we know it. */
export type Names = Readonly<Record<string, string>>;

const EVENT_STATUSES: string[] = ['DRAFT', 'PUBLISHED', 'CANCELLED'] satisfies EventStatus[];
const ENTRY_RULES: string[] = ['ONCE', 'ONCE_A_DAY', 'N_A_DAY', 'UNLIMITED'] satisfies EntryRule[];
const RIGHTS: string[] = ['STEWARD', 'SUPERVISOR'] satisfies DeviceRights[];

/** The end of an id: enough to tell two apart on a page. */
export const shortId = (id: string): string => `…${id.slice(-6)}`;

function wordFor(field: string, value: string): string | undefined {
  if (field === 'audience') return audienceOptions().find((option) => option.value === (value as Audience))?.label;
  if (field === 'approval') return approvalText(value === 'AUTOMATIC' ? 'AUTOMATIC' : 'BY_APPROVAL');
  if (field === 'role' && (ROLES as readonly string[]).includes(value)) return roleName(value as Role);
  if (field === 'rights' && RIGHTS.includes(value)) return rightsText(value as DeviceRights);
  if (field === 'entry' && ENTRY_RULES.includes(value))
    return value === 'N_A_DAY' ? m.organise_rule_some_a_day() : entryRuleText(value as EntryRule, null);
  if (field === 'status' && registrationStatuses.includes(value as RegistrationStatus) && value !== 'CANCELLED')
    return registrationStatusText(value as RegistrationStatus);
  if (field === 'status' && EVENT_STATUSES.includes(value)) return eventStatusText(value as EventStatus);
  return undefined;
}

/** A value of the log as a person reads it. */
export function valueText(field: string, value: unknown, names: Names): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return m.organise_conflict_empty();
  if (typeof value === 'boolean') return value ? m.common_yes() : m.common_no();
  if (typeof value === 'number') return count(value);
  if (Array.isArray(value)) return value.map((item) => valueText(field, item, names)).join(', ');
  if (typeof value === 'string') {
    if (isId(value)) return names[value] ?? shortId(value);
    if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return moment(value);
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return shortDay(value);
    return wordFor(field, value) ?? value;
  }
  const record = value as Record<string, unknown>;
  if (typeof record['vi'] === 'string' && typeof record['en'] === 'string')
    return say({ vi: record['vi'], en: record['en'] });
  if (field === 'scope' && typeof record['kind'] === 'string')
    return record['kind'] === 'gate'
      ? valueText('gateId', record['id'], names)
      : record['kind'] === 'event'
        ? m.organise_scope_event()
        : record['kind'] === 'contest'
          ? valueText('contestId', record['id'], names)
          : m.organise_scope_all();
  return Object.entries(record)
    .map(([key, item]) => valueText(key, item, names))
    .join(' · ');
}

/** One change: what it is now, and what it was where the log says so. */
export function changeOf(
  field: string,
  text: string,
  personal: boolean,
  names: Names,
): { before?: string; now: string } {
  if (personal) return { now: text };
  const value = parsed(text);
  if (
    typeof value === 'object' &&
    value !== null &&
    'from' in value &&
    'to' in value &&
    Object.keys(value).length === 2
  ) {
    return { before: valueText(field, value.from, names), now: valueText(field, value.to, names) };
  }
  return { now: valueText(field, value, names) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
