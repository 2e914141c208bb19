import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const MODULE = 'virtual:gate-shell';
/** Between the two builds it lies beside Vite's own manifest, which is not served either. */
const NOTE = '.vite/gate-shell.json';
const PAGES = /\/src\/routes\/(\+layout|\+error|gate\/\+(page|layout))\.(svelte|ts)$/;

/** What the service worker keeps so that the gate opens without a network. */
export interface GateShell {
  /** Built files, below the root of the site. */
  readonly files: readonly string[];
  /** The file that every page of this build begins with: tells whether a page belongs to it. */
  readonly start: string;
}

/**
 * Tells the service worker (`virtual:gate-shell`) every built file that the gate's page can ever ask
 * for, also those that it loads late, such as the reader of QR codes. So it changes with each build.
 */
export function gateShell(): Plugin[] {
  let output = '';
  return [
    {
      name: 'gate-shell:list',
      apply: 'build',
      applyToEnvironment: ({ name }) => name === 'client',
      generateBundle: {
        order: 'post',
        handler(_options, bundle) {
          this.emitFile({ type: 'asset', fileName: NOTE, source: JSON.stringify(shellOf(bundle)) });
        },
      },
    },
    {
      name: 'gate-shell:tell',
      configResolved: ({ root }) => void (output = join(root, '.svelte-kit/output/client')),
      resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
      load(id) {
        if (id !== `\0${MODULE}`) return undefined;
        // While developing nothing is built, and nothing kept.
        const shell = this.meta.watchMode ? '{"files":[],"start":""}' : readFileSync(join(output, NOTE), 'utf8');
        return `export default ${shell}`;
      },
    },
  ];
}

type Bundle = Parameters<Extract<NonNullable<Plugin['generateBundle']>, (...args: never[]) => unknown>>[1];
type Chunk = Extract<Bundle[string], { type: 'chunk' }>;

function shellOf(bundle: Bundle): GateShell {
  const chunks = Object.values(bundle).filter((output): output is Chunk => output.type === 'chunk');
  const entries = chunks.filter(({ isEntry, fileName }) => isEntry && /\/entry\//.test(fileName));
  const pages = chunks.filter(({ moduleIds }) => moduleIds.some((id) => PAGES.test(id)));
  const files = new Set<string>();
  const add = (name: string): void => {
    const chunk = bundle[name];
    if (files.has(name) || chunk?.type !== 'chunk') return;
    files.add(name);
    for (const file of [...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])])
      files.add(file);
    chunk.imports.forEach(add);
    // The first files know how to load every page there is; ours are named below.
    if (!entries.includes(chunk)) chunk.dynamicImports.forEach(add);
  };
  [...entries, ...pages].forEach(({ fileName }) => add(fileName));
  const start = entries.find(({ fileName }) => /\/entry\/start\./.test(fileName))?.fileName;
  if (!start || pages.length === 0) throw new Error('The gate’s pages are not in the build where they were.');
  return { files: [...files].sort(), start };
}
