import type { IForbiddenRuleType } from 'dependency-cruiser';
import type { Package } from './packages.ts';

/** npm packages that core may use: plain functions that run anywhere, without a framework around them. */
const PLAIN = ['@noble/ed25519', '@noble/hashes', 'clipper2-ts', 'flatbush', 'zod'];
/** What a browser must never receive, however far down the chain of imports. */
const SERVER_ONLY = [
  '@nestjs/',
  '@mikro-orm/',
  'pg/',
  'pg-boss/',
  'kysely/',
  'better-auth/',
  'nodemailer/',
  '@apollo/',
  'sharp/',
  'flydrive/',
  '@aws-sdk/',
  'file-type/',
];
/** Tests, and what only tests are made of. */
const SPEC = '\\.(spec|fixture)\\.ts$';

/** The rules of the house, drawn from each package's tags. */
export function rulesFor(packages: readonly Package[]): IForbiddenRuleType[] {
  return [...packages.flatMap((from) => rulesOfPackage(from, packages)), ...GENERAL];
}

function rulesOfPackage(from: Package, packages: readonly Package[]): IForbiddenRuleType[] {
  const others = packages.filter((to) => to !== from);
  const forbidden = others.filter((to) => !mayImport(from, to));
  const allowed = others.filter((to) => mayImport(from, to));
  const rules: IForbiddenRuleType[] = [];
  if (forbidden.length > 0) {
    rules.push({
      name: `${from.name}-knows-only-lower-packages`,
      comment: `${from.name} may import ${allowed.map(({ name }) => name).join(', ') || 'no other package'}.`,
      severity: 'error',
      from: { path: inside(from) },
      to: { path: forbidden.map(inside) },
    });
  }
  rules.push(...doorRules(from, allowed));
  if (from.layer === 'core') rules.push(...coreRules(from));
  if (from.runtime === 'browser') {
    rules.push({
      name: `${from.name}-never-reaches-server-code`,
      comment: 'What a browser loads must not lead to the server, the database or their secrets.',
      severity: 'error',
      from: { path: inside(from) },
      to: { path: SERVER_ONLY.map((name) => `node_modules/${name}`), reachable: true },
    });
  }
  return rules;
}

/** Who may know whom, by layer first and by rank then. */
export function mayImport(from: Package, to: Package): boolean {
  if (from.scope === 'tools') return true;
  if (to.layer === 'app') return false;
  if (from.layer === 'app') {
    if (from.folder === 'apps/api') return to.layer !== 'ui';
    return to.layer === 'core' || (to.layer === 'ui' && from.runtime === 'browser');
  }
  const allowed: Record<typeof from.layer, readonly string[]> = {
    core: ['core'],
    ui: ['core'],
    platform: ['core'],
    api: ['core', 'api', 'platform'],
  };
  if (!allowed[from.layer].includes(to.layer)) return false;
  const [own, other] = [from.rank ?? 0, to.rank ?? 0];
  if (from.scope === to.scope) return from.layer === 'api' && to.layer === 'core';
  // At the bottom everybody may know the kernel; platform and ui may also know the words.
  if (own === 0) return to.scope === 'kernel' || (to.scope === 'messages' && from.scope !== 'kernel');
  return other < own;
}

/** Other packages are entered through the files that their `exports` name; `./testing` from tests alone. */
function doorRules(from: Package, allowed: readonly Package[]): IForbiddenRuleType[] {
  const doors = allowed.flatMap((to) => to.doors);
  const testing = doors.filter(([key]) => key === './testing').map(([, file]) => file);
  const rules: IForbiddenRuleType[] = [];
  if (allowed.length > 0 && from.scope !== 'tools') {
    rules.push({
      name: `${from.name}-enters-by-the-index`,
      comment: 'Import another package by its name: what its index.ts does not export is its own affair.',
      severity: 'error',
      // A build's own configuration is no part of the product.
      from: { path: inside(from), pathNot: '\\.config\\.ts$' },
      to: { path: allowed.map(inside), pathNot: doors.map(([, file]) => exactly(file)) },
    });
  }
  if (testing.length > 0 && from.layer !== 'app') {
    rules.push({
      name: `${from.name}-tests-alone-use-testing`,
      severity: 'error',
      from: { path: inside(from), pathNot: [SPEC, '/testing/'] },
      to: { path: testing.map(exactly) },
    });
  }
  return rules;
}

function coreRules(from: Package): IForbiddenRuleType[] {
  const code = { path: `^${from.folder}/src/`, pathNot: SPEC };
  return [
    {
      name: `${from.name}-uses-no-framework`,
      comment: `A rule of the domain is plain TypeScript. Allowed from npm: ${PLAIN.join(', ')}.`,
      severity: 'error',
      from: code,
      to: { path: 'node_modules/', pathNot: [...PLAIN.map((name) => `node_modules/${name}/`), '^libs/'] },
    },
    {
      name: `${from.name}-runs-anywhere`,
      comment: 'It runs in Node and in a browser, so it uses nothing that only one of them has.',
      severity: 'error',
      from: code,
      to: { dependencyTypes: ['core'] },
    },
  ];
}

const GENERAL: IForbiddenRuleType[] = [
  {
    name: 'no-cycles',
    comment: 'Files that need each other are one file, or lack a third.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'nothing-missing',
    comment: 'An import that leads nowhere.',
    severity: 'error',
    from: { pathNot: ['\\.svelte-kit/', '/build/'] },
    to: {
      couldNotResolve: true,
      pathNot: [
        '^\\$(app|env)(/|$)',
        // Made by a plugin of our own while the pages are built.
        '^virtual:',
        // Vite's own way of naming a file that is served as it is.
        '\\?url$',
        '^\\./\\$types',
        '/build/',
        '/paraglide/',
        '^#generated/',
        '/generated/',
      ],
    },
  },
];

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const inside = ({ folder }: Package) => `^${escape(folder)}/`;
const exactly = (file: string) => `^${escape(file)}$`;
