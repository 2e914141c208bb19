import { isVietnamDay, type VietnamDay } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { shortDay } from '#lib/shell/written.ts';
import { approvalText, audienceText } from '../words/event-words.ts';
import type { ConflictWords } from '#lib/form/conflict-words.ts';
import type { TicketTypeField } from './merge-ticket-type.ts';
import type { TicketTypeValues } from './ticket-type-values.ts';

const names: Record<TicketTypeField, () => string> = {
  'name.vi': m.organise_type_name_vi,
  'name.en': m.organise_type_name_en,
  'description.vi': m.organise_type_description_vi,
  'description.en': m.organise_type_description_en,
  audience: m.organise_type_audience,
  approval: m.organise_type_approval,
  places: m.organise_type_places_field,
  opensAt: m.organise_type_opens,
  closesAt: m.organise_type_closes,
  validDayIds: m.organise_type_days,
  hidden: m.organise_type_hidden,
};

/** `12/12/2026 08:00` from `2026-12-12T08:00`; as it is where it is no such time. */
function localMoment(text: string): string {
  const [day, time] = text.split('T');
  return isVietnamDay(day) ? `${shortDay(day)} ${time ?? ''}` : text;
}

/** What two editors of a ticket type are told of its fields; `days` are those of the event. */
export function ticketTypeConflictWords(
  days: readonly { readonly id: string; readonly date: VietnamDay }[],
): ConflictWords<TicketTypeValues, TicketTypeField> {
  return {
    title: m.organise_type_conflict_title,
    nameOf: (field) => names[field](),
    textOf: (values, field) => {
      if (field === 'audience') return audienceText(values.audience);
      if (field === 'approval') return approvalText(values.approval);
      if (field === 'hidden') return values.hidden ? m.common_yes() : m.common_no();
      if (field === 'opensAt' || field === 'closesAt') return localMoment(values[field]);
      if (field !== 'validDayIds') return values[field];
      const chosen = days.filter(({ id }) => values.validDayIds.includes(id));
      return chosen.map(({ date }) => shortDay(date)).join('; ');
    },
  };
}
