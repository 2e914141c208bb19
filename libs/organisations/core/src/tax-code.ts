/** Weights of the first nine digits (General Department of Taxation). */
const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;

/** What a tax code says of its holder. */
export const TAX_CODE_FORMS = ['ENTERPRISE', 'BRANCH', 'PERSON'] as const;

/** What a tax code says of its holder: an enterprise, one of its branches, or a person or household. */
export type TaxCodeForm = (typeof TAX_CODE_FORMS)[number];

/** A tax code as it is stored: `0100109106`, `0100109106-001`, or the 12 digits of a personal number. */
export interface TaxCode {
  readonly code: string;
  readonly form: TaxCodeForm;
  /**
   * `right`: the check digit is the computed one. `disputed`: the sum leaves no single digit, and
   * implementations disagree which digit stands then; to be warned of, never refused. `none`: 12 digits have none.
   */
  readonly checkDigit: 'right' | 'disputed' | 'none';
}

/**
 * Reads a tax code as people write it, spaces and dots allowed.
 *
 * Ten digits with a check digit; ten and three for a branch; or, for households and individuals, the 12 digits of
 * the personal number. `null` when it is none of them or its check digit is wrong beyond dispute.
 */
export function parseTaxCode(text: string): TaxCode | null {
  const written = text.replace(/[\s.]/g, '').replace('\u2013', '-');
  if (written.includes('-') && !/^\d{10}-\d{3}$/.test(written)) return null;
  const plain = written.replace('-', '');
  if (/^\d{12}$/.test(plain)) return { code: plain, form: 'PERSON', checkDigit: 'none' };
  if (!/^\d{10}(?:\d{3})?$/.test(plain)) return null;
  const [main, branch] = [plain.slice(0, 10), plain.slice(10)];
  const checkDigit = checkDigitOf(main);
  if (checkDigit === 'wrong' || branch === '000') return null;
  return { code: branch ? `${main}-${branch}` : main, form: branch ? 'BRANCH' : 'ENTERPRISE', checkDigit };
}

function checkDigitOf(main: string): 'right' | 'disputed' | 'wrong' {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(main[place]), 0);
  const expected = 10 - (sum % 11);
  if (expected === 10) return 'disputed';
  return expected === Number(main[9]) ? 'right' : 'wrong';
}
