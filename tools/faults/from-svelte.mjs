/** Lets Node run the gate's modules with runes, as a server would: `node --import ./tools/from-source.mjs --import` this. */
import { registerHooks } from 'node:module';
import { compileModule } from 'svelte/compiler';

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith('.svelte.ts')) return loaded;
    const { js } = compileModule(Buffer.from(loaded.source).toString(), { generate: 'server', filename: url });
    return { ...loaded, source: js.code };
  },
});
