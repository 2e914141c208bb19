const OCTETS_A_LINE = 75;
const encoder = new TextEncoder();

/** Folds one content line so that none is longer than 75 octets and no letter is torn apart (RFC 5545, 3.1). */
function fold(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > OCTETS_A_LINE) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

/** Folds a calendar file by octets: `ics` folds by characters, and a Vietnamese letter takes up to three octets. */
export function foldCalendar(file: string): string {
  return file
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map(fold)
    .join('\r\n');
}
