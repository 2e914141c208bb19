import { normaliseName } from '@pho-hien/kernel';
import type { ListSettingsInput } from './check-in-list.graphql.ts';
import { questionsOf } from './list-questions.ts';

/** The settings as the columns of `check_in_lists`. */
export function listColumns(input: ListSettingsInput, now: Date) {
  return {
    name: JSON.stringify({ vi: normaliseName(input.name.vi), en: normaliseName(input.name.en) }) as never,
    entry: input.entry,
    max_per_day: input.maxPerDay ?? null,
    exits: input.exits,
    reentry: input.reentry,
    capacity: input.capacity ?? null,
    windows: JSON.stringify(
      input.windows.map(({ from, until }) => ({ from: from.toISOString(), until: until.toISOString() })),
    ) as never,
    tolerance_minutes: input.toleranceMinutes,
    session_id: input.sessionId ?? null,
    questions: JSON.stringify(questionsOf(input.questions)) as never,
    updated_at: now,
  };
}

/** The settings as the audit log keeps them. */
export function listChanges(input: ListSettingsInput) {
  const { ticketTypeIds, name, entry, exits, reentry, toleranceMinutes } = input;
  return {
    name: { vi: normaliseName(name.vi), en: normaliseName(name.en) },
    entry,
    maxPerDay: input.maxPerDay ?? null,
    exits,
    reentry,
    capacity: input.capacity ?? null,
    windows: input.windows.map(({ from, until }) => ({ from: from.toISOString(), until: until.toISOString() })),
    toleranceMinutes,
    sessionId: input.sessionId ?? null,
    questions: (input.questions ?? []).map(({ text: { vi }, required }) => ({ vi: vi.trim(), required })),
    ticketTypeIds: [...ticketTypeIds].sort(),
  };
}
