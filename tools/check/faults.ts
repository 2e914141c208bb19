/** Faults that the checks exist for. Each is put into a copy of the repository; the check must name it. */
export interface Fault {
  check: string;
  /** Faults of one round are put in together; a second round is for those that would hide behind the first. */
  round?: number;
  what: string;
  file: string;
  /** The file's new content, from its present one (empty for a new file). */
  change: (content: string) => string;
  /** What the check must print. */
  expects: string | RegExp;
}

const append = (text: string) => (content: string) => `${content}\n${text}\n`;
const replaceFirst = (pattern: RegExp, by: string) => (content: string) => content.replace(pattern, by);
const rewrite = (edit: (words: Record<string, unknown>) => void) => (content: string) => {
  const words = JSON.parse(content) as Record<string, unknown>;
  edit(words);
  return JSON.stringify(words, null, 2);
};
const vi = 'libs/messages/messages/vi/common.json';
const en = 'libs/messages/messages/en/common.json';

export const faults: readonly Fault[] = [
  {
    check: 'format',
    what: 'a file written in another way',
    file: 'libs/kernel/src/fault.ts',
    change: () => 'export const   x = "double"',
    expects: 'fault.ts',
  },
  {
    check: 'lint',
    what: 'a promise that nobody waits for',
    file: 'libs/platform/src/fault.ts',
    change: () => 'export function fault(): void {\n  Promise.resolve();\n}\n',
    expects: 'no-floating-promises',
  },
  {
    check: 'lint',
    what: 'a clock in core',
    file: 'libs/events/core/src/fault.ts',
    change: () => 'export const fault = () => Date.now();\n',
    expects: 'Take the time as an argument',
  },
  {
    check: 'lint',
    what: 'raw HTML on a page',
    file: 'libs/ui/src/Fault.svelte',
    change: () => '<script lang="ts">\n  let { text }: { text: string } = $props();\n</script>\n\n{@html text}\n',
    expects: 'no-at-html-tags',
  },
  {
    check: 'types',
    what: 'a wrong type',
    file: 'libs/kernel/src/fault.ts',
    change: () => "export const fault: number = 'three';\n",
    expects: 'fault.ts(1,14): error TS2322',
  },
  {
    check: 'pages',
    what: 'a wrong type in a component',
    file: 'apps/web/src/lib/Fault.svelte',
    change: () => '<script lang="ts">\n  const fault: number = \'three\';\n</script>\n\n<p>{fault}</p>\n',
    expects: 'not assignable',
  },
  {
    check: 'pages',
    what: 'a picture without words',
    file: 'apps/web/src/lib/FaultyPicture.svelte',
    change: () => '<img src="/fault.png" />\n',
    expects: 'a11y_missing_attribute',
  },
  {
    check: 'schema',
    what: 'a schema that the code does not make',
    file: 'apps/api/schema.graphql',
    change: replaceFirst(/^type Query \{/m, 'type Query {\n  fault: Int\n'),
    expects: 'is not what the code makes',
  },
  {
    check: 'migrations',
    what: 'an entity without a table',
    file: 'apps/api/src/contexts.ts',
    change: append(
      "import { defineEntity, p } from '@mikro-orm/core';\n" +
        "const Fault = defineEntity({ name: 'Fault', tableName: 'faults', properties: { id: p.uuid().primary() } });\n" +
        '(contexts as PersistentContext[]).push({ entities: [Fault], migrations: [] });',
    ),
    expects: /create table "faults"/,
  },
  {
    check: 'boundaries',
    what: 'core that knows the platform',
    file: 'libs/check-in/core/src/fault-platform.ts',
    change: () => "import '@pho-hien/platform';\n",
    expects: /check-in-core-knows-only-lower-packages/,
  },
  {
    check: 'boundaries',
    what: 'core that uses a framework',
    file: 'libs/check-in/core/src/fault-framework.ts',
    change: () => "import '@nestjs/common';\n",
    expects: /check-in-core-uses-no-framework/,
  },
  {
    check: 'boundaries',
    what: 'core that runs in Node alone',
    file: 'libs/check-in/core/src/fault-node.ts',
    change: () => "import 'node:fs';\n",
    expects: /check-in-core-runs-anywhere/,
  },
  {
    check: 'boundaries',
    what: 'a context that knows one above it',
    file: 'libs/identity/api/src/fault-upward.ts',
    change: () => "import '@pho-hien/events-core';\n",
    expects: /identity-api-knows-only-lower-packages/,
  },
  {
    check: 'boundaries',
    what: 'a context that knows one of its own rank',
    file: 'libs/audit/api/src/fault-sideways.ts',
    change: () => "import '@pho-hien/notifications-api';\n",
    expects: /audit-api-knows-only-lower-packages/,
  },
  {
    check: 'boundaries',
    what: 'an import around the index',
    file: 'libs/events/api/src/fault-door.ts',
    change: () => "import '../../../audit/api/src/audit.module.ts';\n",
    expects: /events-api-enters-by-the-index/,
  },
  {
    check: 'boundaries',
    what: 'test helpers in the product',
    file: 'libs/events/api/src/fault-testing.ts',
    change: () => "import '@pho-hien/platform/testing';\n",
    expects: /events-api-tests-alone-use-testing/,
  },
  {
    check: 'boundaries',
    what: 'a page from which the database can be reached',
    file: 'apps/web/src/lib/fault-reach.ts',
    change: () => "import '../../../../libs/platform/src/index.ts';\n",
    expects: /web-never-reaches-server-code/,
  },
  {
    check: 'boundaries',
    what: 'one half of a cycle of files',
    file: 'libs/kernel/src/fault-egg.ts',
    change: () => "import './fault-hen.ts';\nexport type Egg = 1;\n",
    expects: /no-cycles: libs\/kernel\/src\/fault-egg/,
  },
  {
    check: 'boundaries',
    what: 'the other half, by type alone',
    file: 'libs/kernel/src/fault-hen.ts',
    change: () => "import type { Egg } from './fault-egg.ts';\nexport type Hen = Egg;\n",
    expects: /fault-egg\.ts →\s+libs\/kernel\/src\/fault-hen\.ts/,
  },
  {
    check: 'boundaries',
    what: 'one half of a cycle of components',
    file: 'libs/ui/src/FaultEgg.svelte',
    change: () => "<script>\n  import Hen from './FaultHen.svelte';\n</script>\n\n<Hen />\n",
    expects: /no-cycles: libs\/ui\/src\/FaultEgg/,
  },
  {
    check: 'boundaries',
    what: 'the other half',
    file: 'libs/ui/src/FaultHen.svelte',
    change: () => "<script>\n  import Egg from './FaultEgg.svelte';\n</script>\n\n<Egg />\n",
    expects: /FaultEgg\.svelte →\s+libs\/ui\/src\/FaultHen\.svelte/,
  },
  {
    check: 'boundaries',
    what: 'an import that leads nowhere',
    file: 'libs/events/core/src/fault-nowhere.ts',
    change: () => "import './not-there.ts';\n",
    expects: /nothing-missing/,
  },
  {
    check: 'messages',
    what: 'a word without English',
    file: vi,
    change: rewrite((words) => (words['fault_only_vietnamese'] = 'Chỉ có tiếng Việt')),
    expects: '"fault_only_vietnamese" has no English',
  },
  {
    check: 'messages',
    what: 'a word without Vietnamese',
    file: en,
    change: rewrite((words) => (words['fault_only_english'] = 'English alone')),
    expects: '"fault_only_english" has no Vietnamese',
  },
  {
    check: 'messages',
    what: 'a placeholder under another name',
    file: en,
    change: rewrite((words) => (words['common_saved_at'] = 'Saved {when}')),
    expects: /"common_saved_at" wants .*\{when\} in English/,
  },
  {
    check: 'messages',
    round: 2,
    what: 'a word that nobody says, in Vietnamese',
    file: vi,
    change: rewrite((words) => (words['fault_unsaid'] = 'Không ai nói')),
    expects: '"fault_unsaid" is never said',
  },
  {
    check: 'messages',
    round: 2,
    what: 'and in English',
    file: en,
    change: rewrite((words) => (words['fault_unsaid'] = 'Nobody says this')),
    expects: '"fault_unsaid" is never said',
  },
  {
    check: 'messages',
    round: 2,
    what: 'a problem without words',
    file: 'libs/kernel/src/field-problem.ts',
    change: replaceFirst(/PROBLEM_CODES = \[/, "PROBLEM_CODES = [\n  'fault_code',"),
    expects: '"problem_fault_code" is not in the catalogue',
  },
  {
    check: 'messages',
    round: 2,
    what: 'a verdict without words',
    file: 'libs/check-in/core/src/reasons.ts',
    change: replaceFirst(/DENIAL_REASONS = \[/, "DENIAL_REASONS = [\n  'FAULT_REASON',"),
    expects: '"gate_reason_fault_reason" is not in the catalogue',
  },
  {
    check: 'messages',
    round: 2,
    what: 'an expected failure that no page knows',
    file: 'libs/events/core/src/fault-failure.ts',
    change: () =>
      "import { DomainError } from '@pho-hien/kernel';\nexport class FaultNobodyShows extends DomainError {\n  readonly code = 'FaultNobodyShows';\n}\n",
    expects: 'no page knows the failure FaultNobodyShows',
  },
];
