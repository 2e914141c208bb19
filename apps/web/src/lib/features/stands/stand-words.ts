import { m } from '@pho-hien/messages';
import type { PlanMarkKind, StayStatus } from '#generated/graphql.ts';
import { count } from '#lib/shell/written.ts';

const marks: Record<PlanMarkKind, () => string> = {
  ENTRANCE: m.stands_mark_entrance,
  EXIT: m.stands_mark_exit,
  STAGE: m.stands_mark_stage,
  TOILETS: m.stands_mark_toilets,
  FIRST_AID: m.stands_mark_first_aid,
  POWER: m.stands_mark_power,
  OBSTACLE: m.stands_mark_obstacle,
};
const stays: Record<StayStatus, () => string> = {
  HELD: m.stands_stay_held,
  ASSIGNED: m.stands_stay_assigned,
  CONFIRMED: m.stands_stay_confirmed,
  RELEASED: m.stands_stay_released,
};

export const markText = (kind: PlanMarkKind): string => marks[kind]();
export const stayText = (status: StayStatus): string => stays[status]();

/** How loudly a stay's state is shown. */
export function stayTone(status: StayStatus): 'plain' | 'teal' | 'amber' | 'good' {
  return ({ HELD: 'amber', ASSIGNED: 'teal', CONFIRMED: 'good', RELEASED: 'plain' } as const)[status];
}

interface Asked {
  readonly status: 'SUBMITTED' | 'WITHDRAWN';
  readonly stay?: { readonly status: StayStatus } | null;
}

/** How far a request has come, as its own people read it. */
export function requestStateText({ status, stay }: Asked): string {
  if (status === 'WITHDRAWN') return m.stands_withdrawn();
  if (!stay) return m.stands_waiting();
  return stay.status === 'ASSIGNED' ? m.stands_to_confirm() : stayText(stay.status);
}

/** How loudly that is shown. */
export function requestTone({ status, stay }: Asked): 'plain' | 'teal' | 'amber' | 'good' {
  if (status === 'WITHDRAWN') return 'plain';
  if (!stay) return 'teal';
  return stay.status === 'ASSIGNED' ? 'amber' : stayTone(stay.status);
}

/** What a stand needs, as one line: `1.500 W · mạng · nước`. */
export function needsText({
  watts,
  water,
  internet,
}: {
  watts: string | number;
  water: boolean;
  internet: boolean;
}): string {
  return [
    m.stands_watts_of({ watts: count(Number(watts)) }),
    internet && m.stands_need_internet(),
    water && m.stands_need_water(),
  ]
    .filter(Boolean)
    .join(' · ');
}
