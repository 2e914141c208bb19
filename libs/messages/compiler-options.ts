import { fileURLToPath } from 'node:url';
import type { CompilerOptions } from '@inlang/paraglide-js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * One set of options for the command line and for the web app's dev server.
 * The locale is never guessed by the compiled code: the web app sets it from the address,
 * everybody else passes `{ locale }`.
 */
export const compilerOptions: CompilerOptions = {
  project: here('./project.inlang'),
  outdir: here('./src/paraglide'),
  strategy: ['globalVariable', 'baseLocale'],
  outputStructure: 'locale-modules',
  emitTsDeclarations: true,
  emitReadme: false,
  emitPrettierIgnore: false,
  emitGitIgnore: false,
};
