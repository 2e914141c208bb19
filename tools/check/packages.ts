import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rankOf } from './ranks.ts';

export const layers = ['core', 'api', 'platform', 'ui', 'app'] as const;
export const runtimes = ['any', 'node', 'browser'] as const;

/** A workspace package as its Nx tags describe it. */
export interface Package {
  name: string;
  /** Folder, relative to the root of the repository. */
  folder: string;
  layer: (typeof layers)[number];
  scope: string;
  /** Undefined for apps, which stand above all contexts. */
  rank: number | undefined;
  runtime: (typeof runtimes)[number];
  /** Files that others may import, relative to the root, with the name under which they do. */
  doors: [name: string, file: string][];
}

interface Manifest {
  name: string;
  exports?: Record<string, string | Record<string, string>>;
  nx?: { tags?: string[] };
}

/** Every workspace package; throws when one has tags that the boundaries cannot be drawn from. */
export function readPackages(root: string): Package[] {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { workspaces: string[] };
  return globSync(workspaces, { cwd: root })
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .sort()
    .map((folder) => readPackage(root, folder));
}

function readPackage(root: string, folder: string): Package {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;
  const tag = (kind: string) => manifest.nx?.tags?.find((text) => text.startsWith(`${kind}:`))?.slice(kind.length + 1);
  const layer = layers.find((known) => known === tag('layer'));
  const runtime = runtimes.find((known) => known === tag('runtime'));
  const scope = tag('scope');
  if (!layer || !runtime || !scope)
    throw new Error(`${folder}/package.json: "nx.tags" needs a layer, a scope and a runtime`);
  const rank = rankOf(scope);
  if (rank === undefined && layer !== 'app') throw new Error(`${folder}: scope "${scope}" has no rank in ranks.ts`);
  if (layer === 'core' && runtime !== 'any')
    throw new Error(`${folder}: core runs anywhere, so its tag is runtime:any`);
  const context = dirname(folder).split('/').at(-1);
  if ((layer === 'api' || (layer === 'core' && folder.endsWith('/core'))) && context !== scope) {
    throw new Error(`${folder}: scope "${scope}" is not the name of its folder`);
  }
  const doors = Object.entries(manifest.exports ?? {}).flatMap(([key, target]) =>
    (typeof target === 'string' ? [target] : Object.values(target)).map((file): [string, string] => [
      key,
      join(folder, file),
    ]),
  );
  return { name: manifest.name, folder, layer, scope, rank, runtime, doors };
}
