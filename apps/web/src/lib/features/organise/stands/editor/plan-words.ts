import type { HallPlan, PlanWarning, PlanWarningCode } from '@pho-hien/booths-core';
import { m } from '@pho-hien/messages';
import { markText } from '#lib/features/stands/stand-words.ts';
import { count, say } from '#lib/shell/written.ts';
import { inMetres } from './metres.ts';

type Facts = { readonly things: string; readonly found: string; readonly wanted: string };
const warnings: Record<PlanWarningCode, (of: Facts) => string> = {
  OVERLAP: ({ things }) => m.stands_warn_overlap({ things }),
  BLOCKED_OPENING: ({ things, found, wanted }) => m.stands_warn_blocked({ things, found, wanted }),
  EXIT_NOT_REACHED: () => m.stands_warn_exit(),
  NARROW_AISLE: ({ things, found, wanted }) => m.stands_warn_narrow({ things, found, wanted }),
  BOOTH_NOT_REACHED: ({ things }) => m.stands_warn_unreached({ things }),
  NO_ENTRANCE: () => m.stands_warn_no_entrance(),
  POWER_PROMISED: ({ things, found, wanted }) => m.stands_warn_power({ things, found, wanted }),
};

/** How a booth, mark or zone is called on the page. */
export function thingName(plan: HallPlan, id: string): string {
  const booth = plan.booths.find((one) => one.id === id);
  if (booth) return booth.number;
  const mark = plan.marks.find((one) => one.id === id);
  if (mark) return markText(mark.kind).toLowerCase();
  const zone = plan.zones.find((one) => one.id === id);
  return zone ? say(zone.name) : '?';
}

/** A warning as a sentence with its figures: metres, or watts. */
export function warningText({ code, ids, found, wanted }: PlanWarning, plan: HallPlan): string {
  const figure = (value: number | null) =>
    value === null ? '' : code === 'POWER_PROMISED' ? count(value) : inMetres(value);
  return warnings[code]({
    things: ids.map((id) => thingName(plan, id)).join(', '),
    found: figure(found),
    wanted: figure(wanted),
  });
}
