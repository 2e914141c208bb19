import type { Attachment } from 'svelte/attachments';

const FAR_ENOUGH = 60;

/** Calls back when a finger moved clearly sideways over the element; up and down stay scrolling. */
export function swipe(onleft: () => void, onright: () => void): Attachment<HTMLElement> {
  return (element) => {
    let from: { x: number; y: number } | null = null;
    const start = ({ touches }: TouchEvent) => {
      from = touches.length === 1 ? { x: touches[0]!.clientX, y: touches[0]!.clientY } : null;
    };
    const end = ({ changedTouches: [touch] }: TouchEvent) => {
      if (!from || !touch) return;
      const [dx, dy] = [touch.clientX - from.x, touch.clientY - from.y];
      if (Math.abs(dx) > FAR_ENOUGH && Math.abs(dx) > 2 * Math.abs(dy)) (dx < 0 ? onleft : onright)();
    };
    element.addEventListener('touchstart', start, { passive: true });
    element.addEventListener('touchend', end, { passive: true });
    return () => {
      element.removeEventListener('touchstart', start);
      element.removeEventListener('touchend', end);
    };
  };
}
