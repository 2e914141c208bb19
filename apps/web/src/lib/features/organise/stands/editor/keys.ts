import { type Drawing, redone, stepped, undone } from './drawing.ts';
import { duplicated, movedBy, without } from './plan-acts.ts';

/** A key as it was pressed. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What a key makes of a drawing; null where it means nothing here. */
export function pressed(drawing: Drawing, event: Pressed): Drawing | null {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return withControl(drawing, key, event.shiftKey);
  const { plan, chosen } = drawing;
  if (key === 'Escape') return { ...drawing, chosen: new Set() };
  if (chosen.size === 0) return null;
  if (key === 'Delete' || key === 'Backspace') return stepped(drawing, without(plan, chosen), new Set());
  const arrow = ARROWS[key];
  if (!arrow) return null;
  // With Shift as far as a metre, without it to the next line of the grid.
  const step = event.shiftKey ? 100 : plan.grid;
  return stepped(drawing, movedBy(plan, chosen, arrow[0] * step, arrow[1] * step));
}

function withControl(drawing: Drawing, key: string, shift: boolean): Drawing | null {
  const { plan, chosen } = drawing;
  if (key === 'z') return shift ? redone(drawing) : undone(drawing);
  if (key === 'y') return redone(drawing);
  if (key === 'a') return { ...drawing, chosen: new Set(plan.booths.map(({ id }) => id)) };
  if (key !== 'd' || chosen.size === 0) return null;
  const copy = duplicated(plan, chosen, drawing.taken);
  return stepped(drawing, copy.plan, copy.ids);
}
