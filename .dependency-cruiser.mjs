import { rulesFor } from './tools/check/boundaries.ts';
import { readPackages } from './tools/check/packages.ts';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: rulesFor(readPackages(import.meta.dirname)),
  options: {
    doNotFollow: { path: ['node_modules', '/paraglide/', '/generated/'] },
    exclude: { path: ['/build/', '/\\.svelte-kit/'] },
    // An import of a type is knowledge, too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.json'],
    },
  },
};
