/** What is asked before a contest is made; everything else comes from its template. */
export const NEW_CONTEST_FIELDS = ['template', 'name.vi', 'name.en', 'eventId', 'opensAt', 'closesAt', 'slug'] as const;

/** A contest that is about to be made, as its form holds it. */
export type NewContestValues = Record<(typeof NEW_CONTEST_FIELDS)[number], string>;

/** Begun from nothing instead of from a template. */
export const BLANK = 'blank';

export function readNewContest(data: FormData): NewContestValues {
  return Object.fromEntries(NEW_CONTEST_FIELDS.map((name) => [name, String(data.get(name) ?? '')])) as NewContestValues;
}
