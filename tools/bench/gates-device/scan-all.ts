import type { Page } from '@playwright/test';
import type { PageGlobals } from './page-globals.ts';

/** What one scan took, in milliseconds from the last key of the scanner. */
export interface ScanTook {
  /** Until the verdict is in the page, which is after the disk has it. */
  readonly shown: number;
  readonly word: string;
}

/** Scans codes one after the other, as a hand scanner does, inside the page. */
export function scanAll(page: Page, codes: readonly string[]): Promise<ScanTook[]> {
  return page.evaluate(async (texts) => {
    const { document, MutationObserver, KeyboardEvent } = globalThis as unknown as PageGlobals;
    const keys: Record<string, [code: string, shift: boolean]> = {
      ...{ ' ': ['Space', false], '-': ['Minus', false], '.': ['Period', false], '/': ['Slash', false] },
      ...{ ':': ['Semicolon', true], '+': ['Equal', true], $: ['Digit4', true], '%': ['Digit5', true] },
      '*': ['Digit8', true],
    };
    const took: { shown: number; word: string }[] = [];
    for (const text of texts) {
      let at = performance.now();
      const press = (code: string, shiftKey: boolean, key: string) => {
        const event = new KeyboardEvent('keydown', { code, key, shiftKey, bubbles: true, cancelable: true });
        // Two milliseconds a key, as such scanners take.
        Object.defineProperty(event, 'timeStamp', { value: (at += 2) });
        document.body.dispatchEvent(event);
      };
      for (const character of text) {
        const isLetter = /[A-Z]/.test(character);
        const [code, shift] = keys[character] ?? [isLetter ? `Key${character}` : `Digit${character}`, isLetter];
        press(code, shift, character);
      }
      const shown = new Promise<string>((resolve) => {
        const watch = new MutationObserver(() => {
          const word = document.querySelector('section.verdict .word');
          if (!word) return;
          watch.disconnect();
          resolve(word.textContent ?? '');
        });
        watch.observe(document.body, { childList: true, subtree: true });
      });
      const start = performance.now();
      press('Enter', false, 'Enter');
      const word = await shown;
      took.push({ shown: performance.now() - start, word });
      // The next person comes; a tap clears the screen.
      document.querySelector('section.verdict .anywhere')?.click();
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    return took;
  }, codes);
}
