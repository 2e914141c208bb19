import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from '@inlang/paraglide-js';
import { findCatalogueGaps } from './catalogue-gaps.ts';
import { inputsOf, readCatalogues } from './catalogues.ts';

const here = (path: string) => new URL(path, import.meta.url);
export const messagesFolder = fileURLToPath(here('./messages/'));

/** Every disagreement among the catalogues as they stand now. */
export function gapsInMessages(): string[] {
  const settings = JSON.parse(readFileSync(here('./project.inlang/settings.json'), 'utf8')) as {
    'plugin.inlang.messageFormat': { pathPattern: string[] };
  };
  const listed = settings['plugin.inlang.messageFormat'].pathPattern.map((pattern) => pattern.split('/').at(-1)!);
  return findCatalogueGaps(readCatalogues(here('./messages/')), listed);
}

/**
 * Turns the catalogues into functions in `src/paraglide`.
 *
 * The locale is never guessed by the compiled code: the web app sets it from the address, everybody else
 * passes `{ locale }`. One module a message lets each page carry its own words only; one module a
 * language keeps the dev server quick.
 */
export async function compileMessages(
  modules: 'message-modules' | 'locale-modules' = 'message-modules',
): Promise<void> {
  await compile({
    project: fileURLToPath(here('./project.inlang')),
    outdir: fileURLToPath(here('./src/paraglide')),
    strategy: ['globalVariable', 'baseLocale'],
    outputStructure: modules,
    additionalFiles: { ...declarations(), 'runtime.js': RUNTIME },
    emitReadme: false,
    emitPrettierIgnore: false,
    emitGitIgnore: false,
  });
}

/**
 * In place of the compiler's own runtime, which guesses languages from addresses, cookies and storage in
 * 60 kB: ours is told the language.
 */
const RUNTIME = `export const experimentalStaticLocale = undefined;
let get = () => 'vi';
export const getLocale = () => get();
export const overwriteGetLocale = (other) => { get = other; };
`;

/** Types of what the compiler makes, with the Vietnamese as the note an editor shows. The compiler's own take ten times as long. */
function declarations(): Record<string, string> {
  const { vi, en } = readCatalogues(here('./messages/'));
  const messages = Object.entries(vi).flatMap(([file, words]) =>
    Object.entries(words).map(([key, message]) => [key, message, en[file]?.[key]] as const),
  );
  const lines = messages.map(([key, message, inEnglish]) => {
    const names = [...new Set([...inputsOf(message), ...inputsOf(inEnglish ?? '')])];
    const inputs =
      names.length > 0 ? `inputs: { ${names.map((name) => `${name}: string | number`).join('; ')} }` : 'inputs?: {}';
    const note = typeof message === 'string' ? `/** ${message.replaceAll('*/', '* /')} */\n` : '';
    return `${note}export declare const ${key}: (${inputs}, options?: { locale?: 'vi' | 'en' }) => string;`;
  });
  return {
    'messages/_index.d.ts': `${lines.join('\n')}\n`,
    'messages.d.ts': `export * from './messages/_index.js';\nexport * as m from './messages/_index.js';\n`,
    'runtime.d.ts': `export declare const getLocale: () => 'vi' | 'en';\nexport declare const overwriteGetLocale: (get: () => 'vi' | 'en') => void;\n`,
  };
}
