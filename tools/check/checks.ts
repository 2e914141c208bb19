import { join } from 'node:path';

/** One check: commands that all have to end well. Every check can be made to fail: see prove.ts. */
export interface Check {
  name: string;
  /** What it protects, for the person who reads the list. */
  says: string;
  commands: readonly (readonly [command: string, ...args: string[]])[];
}

const node = process.execPath;
const fromSource = ['--import', './tools/from-source.mjs'];
const bin = (name: string) => join('node_modules', '.bin', name);

/** The slow ones first, so that two at a time end soonest. */
export const checks: readonly Check[] = [
  {
    name: 'lint',
    says: 'no forgotten promise, no clock or chance in core, no raw HTML',
    commands: [[bin('eslint'), '.', '--max-warnings', '0']],
  },
  {
    name: 'pages',
    says: 'types, accessibility and unused styles in Svelte components',
    commands: [
      [
        bin('svelte-check'),
        '--workspace',
        'apps/web',
        '--tsconfig',
        './tsconfig.json',
        '--fail-on-warnings',
        '--output',
        'human',
      ],
    ],
  },
  {
    name: 'types',
    says: 'types of everything else',
    commands: [
      [bin('tsc'), '-p', '.', '--pretty', 'false'],
      // Journeys also have code that runs inside the page.
      [bin('tsc'), '-p', 'apps/e2e', '--pretty', 'false'],
    ],
  },
  {
    name: 'format',
    says: 'one way of writing',
    commands: [[bin('prettier'), '--check', '.', '--cache', '--log-level', 'warn']],
  },
  {
    name: 'migrations',
    says: 'the migrations make exactly the tables that the entities describe',
    commands: [[node, ...fromSource, 'tools/check/migration-drift.ts']],
  },
  {
    name: 'schema',
    says: 'apps/api/schema.graphql is what the code makes',
    commands: [[node, ...fromSource, 'tools/check/schema-drift.ts']],
  },
  {
    name: 'boundaries',
    says: 'layers, ranks, doors, browser and server, no cycles',
    commands: [
      [bin('depcruise'), 'apps', 'libs', 'tools', '--config', '.dependency-cruiser.mjs', '--output-type', 'err-long'],
    ],
  },
  {
    name: 'messages',
    says: 'every word in both languages, none unused, none missing',
    commands: [
      [node, 'libs/messages/compile.ts', '--check'],
      [node, 'tools/check/message-gaps.ts'],
    ],
  },
];
