/** What is to be ready when the doors open, in the order in which it is prepared. */
export const OPENING_STEPS = [
  'PUBLISHED',
  'PROGRAMME',
  'CHECK_IN_LISTS',
  'GATES',
  'DEVICES',
  'STAFF',
  'REMINDERS',
  'APPROVALS_DONE',
] as const;

/** Something that is to be ready when the doors open. */
export type OpeningStep = (typeof OPENING_STEPS)[number];

/** What an event has; `null`: the viewer may not know. */
export interface OpeningFacts {
  readonly published: boolean;
  readonly sessions: number;
  readonly checkInLists: number | null;
  readonly gates: number | null;
  /** Gates at which no device may scan. */
  readonly gatesWithoutDevice: number | null;
  /** People with a role at this event beside its owner. */
  readonly staff: number | null;
  readonly reminders: boolean;
  readonly approvals: number | null;
}

/** The steps with whether each is done; those that the viewer may not know of are left out. */
export function openingChecklist(facts: OpeningFacts): { step: OpeningStep; done: boolean }[] {
  const done: Record<OpeningStep, boolean | null> = {
    PUBLISHED: facts.published,
    PROGRAMME: facts.sessions > 0,
    CHECK_IN_LISTS: some(facts.checkInLists),
    GATES: some(facts.gates),
    DEVICES:
      facts.gates === null || facts.gatesWithoutDevice === null
        ? null
        : facts.gates > 0 && facts.gatesWithoutDevice === 0,
    STAFF: some(facts.staff),
    REMINDERS: facts.reminders,
    APPROVALS_DONE: facts.approvals === null ? null : facts.approvals === 0,
  };
  return OPENING_STEPS.flatMap((step) => {
    const state = done[step];
    return state === null ? [] : [{ step, done: state }];
  });
}

const some = (count: number | null): boolean | null => (count === null ? null : count > 0);
