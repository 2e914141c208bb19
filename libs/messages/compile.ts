/**
 * Turns the catalogues in `messages/` into typed functions in `src/paraglide`.
 * First refuses catalogues that disagree: a word missing in one language, other placeholders,
 * or one key in two files, because the compiler itself would stay silent and show the key.
 */
import { compile } from '@inlang/paraglide-js';
import { findCatalogueGaps } from './catalogue-gaps.ts';
import { compilerOptions } from './compiler-options.ts';

const gaps = findCatalogueGaps(new URL('./messages/', import.meta.url));
if (gaps.length > 0) {
  console.error(`The message catalogues disagree:\n${gaps.map((gap) => `  ${gap}`).join('\n')}`);
  process.exitCode = 1;
}
if (!process.argv.includes('--check')) await compile(compilerOptions);
