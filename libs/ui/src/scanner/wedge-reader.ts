import { characterOfKey } from './key-characters.ts';

/** A key going down, as far as a reading depends on it. */
export interface Keystroke {
  /** `KeyboardEvent.code` */
  readonly code: string;
  /** `KeyboardEvent.key` */
  readonly key: string;
  readonly shift: boolean;
  /** Control, Alt or Meta is held: a command, not writing. */
  readonly command?: boolean;
  readonly repeat?: boolean;
  /** Milliseconds on any steady clock. */
  readonly at: number;
}

/** What a hardware scanner brought. */
export type WedgeReading =
  | { readonly kind: 'text'; readonly text: string }
  /** An input method below the browser swallowed keys: the text is lost, and somebody must switch it off. */
  | { readonly kind: 'disturbed' };

/** What came of a keystroke. */
export interface KeystrokeOutcome {
  /** It is a scanner's: no button and no field should see it. */
  readonly taken: boolean;
  readonly reading: WedgeReading | null;
}

/** Longest pause between two keys of one code. People are slower. */
export const WEDGE_PAUSE_MS = 50;
/** Shorter than this, it was somebody tapping keys. */
const SHORTEST = 6;

/**
 * Tells a hardware scanner, which writes like a very fast keyboard, from a person. A reading ends on
 * Enter, on Tab, or when the keys pause. Pure: told the time by each keystroke.
 */
export class WedgeReader {
  private text = '';
  private disturbed = false;
  private last = Number.NEGATIVE_INFINITY;

  /** Whether a reading is under way. */
  get reading(): boolean {
    return this.text !== '';
  }

  press(stroke: Keystroke): KeystrokeOutcome {
    const reading = stroke.at - this.last > WEDGE_PAUSE_MS ? this.end() : null;
    if (/^(Shift|CapsLock)/.test(stroke.code)) return { taken: false, reading };
    if (stroke.command) return { taken: false, reading: reading ?? this.end() };
    if (stroke.repeat) return { taken: this.reading, reading };
    if (/^(Enter|NumpadEnter|Tab)$/.test(stroke.code)) return this.terminate(reading);

    const character = characterOfKey(stroke.code, stroke.shift) ?? unnamed(stroke);
    if (character === null) return this.strange(stroke, reading);
    this.text += character;
    this.last = stroke.at;
    return { taken: this.text.length > 1, reading };
  }

  /** To be called once the keys have paused. */
  pause(): WedgeReading | null {
    return this.end();
  }

  private terminate(before: WedgeReading | null): KeystrokeOutcome {
    const fast = this.text.length > 1;
    return { taken: fast, reading: before ?? this.end() };
  }

  /** A key without a character: in the middle of a code, an input method's correction of it. */
  private strange(stroke: Keystroke, reading: WedgeReading | null): KeystrokeOutcome {
    const correction = stroke.code === 'Backspace' || stroke.code === '' || stroke.code === 'Unidentified';
    if (!this.reading || !correction) {
      this.end();
      return { taken: false, reading };
    }
    this.disturbed = true;
    this.last = stroke.at;
    return { taken: true, reading };
  }

  private end(): WedgeReading | null {
    const { text, disturbed } = this;
    this.text = '';
    this.disturbed = false;
    if (text.length < SHORTEST) return null;
    return disturbed ? { kind: 'disturbed' } : { kind: 'text', text };
  }
}

/** Some devices name no key: then its plain character has to do. */
function unnamed({ code, key }: Keystroke): string | null {
  return (code === '' || code === 'Unidentified') && /^[ -~]$/.test(key) ? key.toUpperCase() : null;
}
