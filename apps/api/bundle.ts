/**
 * `npm run build:api`: the API, its migrations and the demonstration as a few files in `apps/api/build`. Reading
 * a thousand sources one by one takes half of a start; packages stay where they are installed.
 */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown, type Plugin } from 'rolldown';

const folder = fileURLToPath(new URL('build', import.meta.url));

/** Data files and workers are found from where the source stands, also in a repository that was moved. */
const sourcesKnowWhereTheyStand: Plugin = {
  name: 'sources-know-where-they-stand',
  transform: {
    filter: { code: 'import.meta.url' },
    handler: (_code, id, { magicString }) => ({
      code: magicString!.replaceAll('import.meta.url', `new URL('${relative(folder, id)}', import.meta.url).href`),
    }),
  },
};

const bundle = await rolldown({
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  input: { main: 'apps/api/src/main.ts', migrate: 'apps/api/src/migrate.ts', seed: 'tools/demo/seed.ts' },
  platform: 'node',
  tsconfig: 'tsconfig.base.json',
  external: /^(?!@pho-hien\/|@oxc-project\/)[@\w]/,
  plugins: [sourcesKnowWhereTheyStand],
  experimental: { nativeMagicString: true },
});
await bundle.write({
  dir: folder,
  cleanDir: true,
  // Migrations and entities are known by their names.
  keepNames: true,
  sourcemap: true,
});
