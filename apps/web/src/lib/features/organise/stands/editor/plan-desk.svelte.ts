import { type HallPlan, type MarkKind, planWarnings } from '@pho-hien/booths-core';
import { choosing, type Drawing, drawingOf, redone, stepped, undone } from './drawing.ts';
import { type Pressed, pressed } from './keys.ts';

/** What a press on the floor does. */
export type Tool = 'select' | 'booth' | 'polygon' | MarkKind;

/** The drawing on the organiser's desk. */
export class PlanDesk {
  drawing: Drawing = $state.raw(undefined as never);
  tool: Tool = $state('select');
  readonly plan = $derived(this.drawing.plan);
  readonly taken = $derived(this.drawing.taken);
  readonly chosen = $derived(this.drawing.chosen);
  readonly dirty = $derived(this.drawing.plan !== this.drawing.saved);
  readonly warnings = $derived.by(() => planWarnings(this.plan));
  /** The ids that a warning is about. */
  readonly warned = $derived.by(() => new Set(this.warnings.flatMap(({ ids }) => ids)));

  constructor(plan: HallPlan, taken: readonly string[]) {
    this.drawing = drawingOf(plan, taken);
  }

  change(plan: HallPlan, chosen?: ReadonlySet<string>): void {
    this.drawing = stepped(this.drawing, plan, chosen);
  }

  choose(id: string, more = false): void {
    this.drawing = choosing(this.drawing, id, more);
  }

  chooseAll(ids: Iterable<string>): void {
    this.drawing = { ...this.drawing, chosen: new Set(ids) };
  }

  undo(): void {
    this.drawing = undone(this.drawing);
  }

  redo(): void {
    this.drawing = redone(this.drawing);
  }

  /** What was sent is saved; what was drawn meanwhile is not. */
  wasSaved(plan: HallPlan): void {
    this.drawing = { ...this.drawing, saved: plan };
  }

  /** Whether the key meant anything. */
  press(event: Pressed): boolean {
    const next = pressed(this.drawing, event);
    if (event.key === 'Escape') this.tool = 'select';
    if (next) this.drawing = next;
    return next !== null;
  }
}
