/**
 * Lets Node run the API's TypeScript, decorators and all, from source: `node --import ./tools/from-source.mjs`.
 *
 * The transformer's own registration asks a second thread about every file until Node 26; in this thread a start
 * takes half the time. Only our files need it: they name each other with their extensions.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OxcTransformer } from '@oxc-node/core';

const transformer = new OxcTransformer(dirname(import.meta.dirname));

process.setSourceMapsEnabled(true);
registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('.ts') || url.includes('/node_modules/'))
      return nextLoad(url, context);
    const path = fileURLToPath(url);
    const output = transformer.transform(path, readFileSync(path));
    const map = Buffer.from(output.sourceMap() ?? '{}').toString('base64');
    const source = `${output.source()}\n//# sourceMappingURL=data:application/json;base64,${map}`;
    return { format: 'module', source, shortCircuit: true };
  },
});
