/** Room kept before the chosen tab, in pixels: the tab before it shows that there is more. */
const ROOM = 48;

/** An attachment that scrolls a strip of tabs to the chosen one; the strip is positioned. */
export function tabIntoView(tab: HTMLElement): void {
  const strip = tab.closest('ul')!;
  strip.scrollLeft = tab.offsetLeft - ROOM;
}
