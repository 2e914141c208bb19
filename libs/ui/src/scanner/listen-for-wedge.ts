import { WEDGE_PAUSE_MS, WedgeReader, type WedgeReading } from './wedge-reader.ts';

/**
 * Hears a hardware scanner that behaves as a keyboard. What is written into a field stays the field's.
 * @param target where keys arrive, usually `window`
 * @returns stops listening
 */
export function listenForWedge(target: Window, onread: (reading: WedgeReading) => void): () => void {
  const reader = new WedgeReader();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function onkeydown(event: KeyboardEvent): void {
    if (isWriting(event.target)) return;
    const { code, key, repeat, shiftKey: shift, timeStamp: at } = event;
    const { taken, reading } = reader.press({
      code,
      key,
      shift,
      repeat,
      at,
      command: event.ctrlKey || event.altKey || event.metaKey,
    });
    // A space or Enter of the scanner must not press the button that happens to have the focus.
    if (taken) {
      event.preventDefault();
      event.stopPropagation();
    }
    clearTimeout(timer);
    if (reading) onread(reading);
    if (reader.reading) timer = setTimeout(onpause, WEDGE_PAUSE_MS * 2);
  }

  function onpause(): void {
    const reading = reader.pause();
    if (reading) onread(reading);
  }

  target.addEventListener('keydown', onkeydown, { capture: true });
  return () => {
    clearTimeout(timer);
    target.removeEventListener('keydown', onkeydown, { capture: true });
  };
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
