/**
 * Lets Node run the API's TypeScript, decorators and all, from source: `node --import ./tools/from-source.mjs`.
 *
 * The transformer's own registration asks a second thread about every file until Node 26; in this thread a start
 * takes half the time. Only our files need it: they name each other with their extensions.
 */
import { registerHooks } from 'node:module';
import { createResolve, load } from '@oxc-node/core';

const isOurs = (url) => url.startsWith('file:') && url.endsWith('.ts') && !url.includes('/node_modules/');

process.setSourceMapsEnabled(true);
registerHooks({
  resolve(specifier, context, nextResolve) {
    // Once, for what it reads of the configuration; then Node finds our files by itself.
    if (context.parentURL === undefined)
      return createResolve({ getCurrentDirectory: () => process.cwd() }, specifier, context, nextResolve);
    return nextResolve(specifier, context);
  },
  load: (url, context, nextLoad) => (isOurs(url) ? load(url, context, nextLoad) : nextLoad(url, context)),
});
