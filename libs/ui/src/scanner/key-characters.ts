/** Unshifted and shifted sign of the keys that are neither letters nor digits, on a US layout. */
const SIGNS: Record<string, readonly [string, string]> = {
  Space: [' ', ' '],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  NumpadAdd: ['+', '+'],
  NumpadSubtract: ['-', '-'],
  NumpadMultiply: ['*', '*'],
  NumpadDivide: ['/', '/'],
  NumpadDecimal: ['.', '.'],
};
const SHIFTED_DIGITS = ')!@#$%^&*(';

/**
 * The character that a hardware scanner meant by a key: the one a US layout has there, whatever the
 * layout or a Vietnamese input method made of it. Letters are capitals, as codes have no others and
 * a locked shift key must not matter.
 * @param code the physical key, as `KeyboardEvent.code` names it
 * @returns `null` for a key that writes nothing
 */
export function characterOfKey(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return letter;
  const digit = /^(Digit|Numpad)([0-9])$/.exec(code);
  if (digit?.[2]) return digit[1] === 'Digit' && shift ? SHIFTED_DIGITS.charAt(Number(digit[2])) : digit[2];
  return SIGNS[code]?.[shift ? 1 : 0] ?? null;
}
