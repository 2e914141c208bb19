/** Which part of a plan a window shows: the plan's place (x, y), in centimetres, at its upper left corner, and its scale. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  /** Pixels a centimetre. */
  readonly scale: number;
}

/** Width and height: of a window in pixels, of a plan in centimetres. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** So much of a pixel a centimetre may be at most: a booth of 3 m then fills a phone. */
const CLOSEST = 1.2;

/** The whole plan in the window, in its middle. */
export function fitted(plan: Size, window: Size): Viewport {
  const scale = Math.min(window.width / plan.width, window.height / plan.height);
  return {
    scale,
    x: (plan.width - window.width / scale) / 2,
    y: (plan.height - window.height / scale) / 2,
  };
}

/** The view kept so that it never leaves the plan: where that is smaller than the window it stands in the middle. */
export function within(view: Viewport, plan: Size, window: Size): Viewport {
  const least = fitted(plan, window).scale;
  const scale = Math.min(Math.max(view.scale, least), Math.max(CLOSEST, least));
  const kept = (at: number, whole: number, shown: number) =>
    shown >= whole ? (whole - shown) / 2 : Math.min(Math.max(at, 0), whole - shown);
  return {
    scale,
    x: kept(view.x, plan.width, window.width / scale),
    y: kept(view.y, plan.height, window.height / scale),
  };
}

/** The view moved by so many pixels: to the right the plan goes to the right. */
export function panned(view: Viewport, byX: number, byY: number): Viewport {
  return { ...view, x: view.x - byX / view.scale, y: view.y - byY / view.scale };
}

/** The view `by` times closer; what is at this place of the window, in pixels, stays there. */
export function zoomed(view: Viewport, by: number, atX: number, atY: number): Viewport {
  const scale = view.scale * by;
  return { scale, x: view.x + atX / view.scale - atX / scale, y: view.y + atY / view.scale - atY / scale };
}

/** The view with this place of the plan in its middle, at least so close. */
export function centred(view: Viewport, at: { readonly x: number; readonly y: number }, window: Size, least: number) {
  const scale = Math.max(view.scale, least);
  return { scale, x: at.x - window.width / scale / 2, y: at.y - window.height / scale / 2 };
}
