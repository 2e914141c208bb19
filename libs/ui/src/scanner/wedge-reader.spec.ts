import { describe, expect, it } from 'vitest';
import { WEDGE_PAUSE_MS, WedgeReader, type Keystroke, type WedgeReading } from './wedge-reader.ts';

const CODE = 'PH1:0A $%*+-./:9Z';
const SHIFTED: Record<string, string> = { ':': 'Semicolon', '+': 'Equal', $: 'Digit4', '%': 'Digit5', '*': 'Digit8' };
const PLAIN: Record<string, string> = { ' ': 'Space', '-': 'Minus', '.': 'Period', '/': 'Slash' };

/** The physical key of a character on a US layout, and whether shift is held. */
function keyOf(character: string): { code: string; shift: boolean } {
  if (/[A-Z]/.test(character)) return { code: `Key${character}`, shift: true };
  if (/[0-9]/.test(character)) return { code: `Digit${character}`, shift: false };
  const shifted = SHIFTED[character];
  return shifted ? { code: shifted, shift: true } : { code: PLAIN[character] ?? '', shift: false };
}

function write(
  reader: WedgeReader,
  text: string,
  change: (stroke: Keystroke) => Keystroke = (stroke) => stroke,
  gap = 4,
) {
  let at = 1000;
  const outcomes = Array.from(text, (key) => reader.press(change({ ...keyOf(key), key, at: (at += gap) })));
  const enter = reader.press({ code: 'Enter', key: 'Enter', shift: false, at: at + gap });
  return { outcomes, enter };
}

const asText = (text: string): WedgeReading => ({ kind: 'text', text });

describe('a hardware scanner', () => {
  it('brings every character of a ticket, spaces and signs included, ended by Enter', () => {
    const { outcomes, enter } = write(new WedgeReader(), CODE);
    expect(enter).toEqual({ taken: true, reading: asText(CODE) });
    expect(outcomes.slice(1).every(({ taken }) => taken)).toBe(true);
  });

  it('keeps spaces at the beginning and at the end', () => {
    const text = ' ABCDEF ';
    expect(write(new WedgeReader(), text).enter.reading).toEqual(asText(text));
  });

  it.each([
    [
      'Telex makes ă, ê, ơ and tone marks of letters',
      { A: 'ă', E: 'ê', O: 'ơ', W: 'ư', S: 'Process', F: 'Dead', J: '' },
    ],
    ['VNI makes marks of digits', { '1': 'á', '2': 'à', '6': 'â', '9': 'đ' }],
    ['a locked shift key', { A: 'a', S: 's' }],
  ] as [string, Record<string, string>][])('is not changed by an input method: %s', (_name, changed) => {
    const text = 'PH1:ASAFOWEES1269DDJ';
    const { enter } = write(new WedgeReader(), text, (stroke) => ({
      ...stroke,
      key: changed[stroke.key] ?? stroke.key,
    }));
    expect(enter.reading).toEqual(asText(text));
  });

  it('says that an input method below the browser swallowed keys', () => {
    const reader = new WedgeReader();
    let at = 0;
    for (const key of 'PH1:AB') reader.press({ ...keyOf(key), key, at: (at += 3) });
    reader.press({ code: 'Backspace', key: 'Backspace', shift: false, at: (at += 1) });
    reader.press({ code: '', key: 'á', shift: false, at: (at += 1) });
    expect(reader.press({ code: 'Enter', key: 'Enter', shift: false, at: at + 3 }).reading).toEqual({
      kind: 'disturbed',
    });
  });

  it('may end on Tab, or by a pause alone', () => {
    const reader = new WedgeReader();
    let at = 0;
    for (const key of 'ABCDEFGH') reader.press({ ...keyOf(key), key, at: (at += 5) });
    expect(reader.press({ code: 'Tab', key: 'Tab', shift: false, at: at + 5 }).reading).toEqual(asText('ABCDEFGH'));
    for (const key of 'IJKLMNOP') reader.press({ ...keyOf(key), key, at: (at += 5) });
    expect(reader.pause()).toEqual(asText('IJKLMNOP'));
    expect(reader.pause()).toBeNull();
  });

  it('begins a new code after a pause that nobody announced', () => {
    const reader = new WedgeReader();
    let at = 0;
    for (const key of 'ABCDEFGH') reader.press({ ...keyOf(key), key, at: (at += 5) });
    const first = reader.press({ ...keyOf('Z'), key: 'Z', at: at + WEDGE_PAUSE_MS + 1 });
    expect(first).toEqual({ taken: false, reading: asText('ABCDEFGH') });
  });

  it('reads the digits and signs of a number pad', () => {
    const reader = new WedgeReader();
    const keys = [
      'Numpad1',
      'Numpad2',
      'NumpadAdd',
      'NumpadMultiply',
      'NumpadDivide',
      'NumpadSubtract',
      'NumpadDecimal',
    ];
    keys.forEach((code, index) => reader.press({ code, key: '?', shift: false, at: index }));
    expect(reader.pause()).toEqual(asText('12+*/-.'));
  });
});

describe('a person', () => {
  it('is never taken for a scanner: keys, Enter on a button and Tab pass', () => {
    const { outcomes, enter } = write(new WedgeReader(), 'PHIEN HUNG', undefined, 120);
    expect([...outcomes, enter].some(({ taken, reading }) => taken || reading)).toBe(false);
  });

  it('may use commands', () => {
    const reader = new WedgeReader();
    expect(reader.press({ code: 'KeyR', key: 'r', shift: false, command: true, at: 1 })).toEqual({
      taken: false,
      reading: null,
    });
    expect(reader.reading).toBe(false);
  });
});
