import { globSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { root } from '../root.ts';
import { lastLines, startChild, type Child } from './children.ts';
import { digestOf, whenChanged } from './inputs.ts';

/** Where steps log and whom they tell of a process to be stopped with the rest. */
export interface Workshop {
  logs: string;
  adopt(child: Child): void;
}

/** Flags with which Node runs the API's TypeScript, decorators and all, from source. */
export const FROM_SOURCE = ['--import', './tools/from-source.mjs'];

interface HowToRun {
  /** Where changes are followed; otherwise from the bundle. */
  fromSource: boolean;
}

/** How Node runs a part of the API. */
export function apiPart(part: 'main' | 'migrate' | 'seed', { fromSource }: HowToRun = { fromSource: false }): string[] {
  if (!fromSource) return ['--enable-source-maps', `apps/api/build/${part}.js`];
  return [...FROM_SOURCE, part === 'seed' ? 'tools/demo/seed.ts' : `apps/api/src/${part}.ts`];
}

/** SvelteKit looks for its files where it runs. */
export const pagesFolder = join(root, 'apps', 'web');

const bin = (name: string) => join(root, 'node_modules', '.bin', name);

/** Turns the message catalogues into functions, which the API and the pages both import. */
export function compileMessages(workshop: Workshop): Promise<boolean> {
  return whenChanged('libs/messages/src/paraglide', ['libs/messages', 'package-lock.json'], () =>
    step(workshop, 'messages', process.execPath, ['libs/messages/compile.ts']),
  );
}

/** Types the pages' operations against the schema. */
export function generateOperations(workshop: Workshop): Promise<boolean> {
  const inputs = ['apps/web/src', 'apps/web/generate-operations.ts', 'apps/api/schema.graphql', 'package-lock.json'];
  return whenChanged('apps/web/generated', inputs, () =>
    step(workshop, 'codegen', process.execPath, ['apps/web/generate-operations.ts']),
  );
}

/** Writes the types that the pages' routes imply, which checking them needs. */
function describePages(workshop: Workshop): Promise<boolean> {
  const inputs = ['apps/web/src/routes', 'apps/web/vite.config.ts', 'apps/web/package.json', 'package-lock.json'];
  return whenChanged('apps/web/.svelte-kit/types', inputs, () =>
    step(workshop, 'sync', bin('svelte-kit'), ['sync'], {}, pagesFolder),
  );
}

/** Everything generated that type checking and tests need: words, operations, types of the routes. */
export async function prepareSources(workshop: Workshop): Promise<void> {
  await compileMessages(workshop);
  await describePages(workshop);
  await generateOperations(workshop);
}

/** Builds the pages. Needs the words and the operations. */
export function buildPages(workshop: Workshop): Promise<boolean> {
  const inputs = [
    'apps/web',
    ...browserLibraries(),
    'apps/api/schema.graphql',
    'tsconfig.base.json',
    'package-lock.json',
  ];
  return whenChanged('apps/web/build', inputs, () =>
    step(workshop, 'build', bin('vite'), ['build', '--logLevel', 'warn'], { NODE_ENV: 'production' }, pagesFolder),
  );
}

/** Bundles the API, its migrations and the demonstration. Needs the words. */
export function bundleApi(workshop: Workshop): Promise<boolean> {
  const inputs = ['apps/api', 'libs', 'tools/demo', 'tsconfig.base.json', 'package-lock.json'];
  return whenChanged('apps/api/build', inputs, () =>
    step(workshop, 'bundle', process.execPath, ['apps/api/bundle.ts']),
  );
}

function browserLibraries(): string[] {
  const contexts = readdirSync(join(root, 'libs')).map((name) => `libs/${name}/core`);
  return ['libs/kernel', 'libs/ui', 'libs/messages', ...contexts];
}

/** Changes when there is something to migrate. */
export function migrationsDigest(): string {
  return digestOf(globSync('libs/**/migrations/*.ts', { cwd: root, exclude: ['**/node_modules'] }).sort());
}

/** Brings the database to the newest migration. */
export function migrateDatabase(workshop: Workshop, env: Record<string, string>, how?: HowToRun): Promise<void> {
  return step(workshop, 'migrate', process.execPath, apiPart('migrate', how), env);
}

/** Fills an empty database with the demonstration; writes who may sign in to DEMO_ACCOUNTS_FILE. */
export function seedDemo(workshop: Workshop, env: Record<string, string>, how?: HowToRun): Promise<void> {
  return step(workshop, 'seed', process.execPath, apiPart('seed', how), env);
}

async function step(
  workshop: Workshop,
  name: string,
  command: string,
  args: string[],
  env: Record<string, string> = {},
  folder = root,
): Promise<void> {
  const child = startChild({ name, command, args, env, folder, logs: workshop.logs });
  workshop.adopt(child);
  if ((await child.ended) !== 0)
    throw new Problem(`Bước "${name}" thất bại · Step "${name}" failed (${child.log}):\n${lastLines(child)}`);
}
