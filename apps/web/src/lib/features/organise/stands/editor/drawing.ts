import type { HallPlan } from '@pho-hien/booths-core';

/** How many steps can be undone. */
const MOST_STEPS = 200;

/** A plan that is being drawn, with what is chosen on it and the steps back and forth. */
export interface Drawing {
  readonly plan: HallPlan;
  readonly chosen: ReadonlySet<string>;
  /** Numbers that booths of the event's other halls have. */
  readonly taken: readonly string[];
  /** As it was last saved. */
  readonly saved: HallPlan;
  readonly past: readonly HallPlan[];
  readonly future: readonly HallPlan[];
}

/** A drawing that begins with a saved plan. */
export function drawingOf(plan: HallPlan, taken: readonly string[] = []): Drawing {
  return { plan, taken, chosen: new Set(), saved: plan, past: [], future: [] };
}

/** One step, which can be undone; a step that changes nothing only chooses. */
export function stepped(drawing: Drawing, plan: HallPlan, chosen = drawing.chosen): Drawing {
  if (plan === drawing.plan) return { ...drawing, chosen };
  return { ...drawing, plan, chosen, past: [...drawing.past, drawing.plan].slice(-MOST_STEPS), future: [] };
}

/** One step back. */
export function undone(drawing: Drawing): Drawing {
  const plan = drawing.past.at(-1);
  if (!plan) return drawing;
  const steps = { past: drawing.past.slice(0, -1), future: [...drawing.future, drawing.plan] };
  return { ...drawing, ...steps, plan, chosen: stillThere(plan, drawing.chosen) };
}

/** One step forth again. */
export function redone(drawing: Drawing): Drawing {
  const plan = drawing.future.at(-1);
  if (!plan) return drawing;
  const steps = { past: [...drawing.past, drawing.plan], future: drawing.future.slice(0, -1) };
  return { ...drawing, ...steps, plan, chosen: stillThere(plan, drawing.chosen) };
}

/** One thing chosen; with `more`, it joins those that are, or leaves them. */
export function choosing(drawing: Drawing, id: string, more: boolean): Drawing {
  const chosen = new Set(more ? drawing.chosen : []);
  if (more && chosen.has(id)) chosen.delete(id);
  else chosen.add(id);
  return { ...drawing, chosen };
}

function stillThere({ booths, marks }: HallPlan, ids: ReadonlySet<string>): ReadonlySet<string> {
  const there = new Set([...booths, ...marks].map(({ id }) => id));
  return new Set([...ids].filter((id) => there.has(id)));
}
