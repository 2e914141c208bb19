/** What a spreadsheet would take for the beginning of a formula (OWASP, CSV injection), also behind blanks. */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]|^[\t\r\n]/;

/** A text as a spreadsheet shows it and never computes it: what could begin a formula gets an apostrophe before it. */
export function plainCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
