/**
 * `npm run messages:compile`, or with `--check` only the comparison: a word missing in one language, other
 * placeholders, one key in two files. The compiler itself would stay silent and show the key.
 */
import { compileMessages, gapsInMessages } from './compile-messages.ts';

const gaps = gapsInMessages();
if (gaps.length > 0) {
  process.stderr.write(`The message catalogues disagree:\n${gaps.map((gap) => `  ${gap}\n`).join('')}`);
  process.exitCode = 1;
}
if (!process.argv.includes('--check')) await compileMessages();
