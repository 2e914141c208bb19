/** Fails when apps/api/schema.graphql is not what the code makes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaText } from '../../apps/api/src/print-schema.ts';
import { root } from '../root.ts';

const file = join(root, 'apps/api/schema.graphql');
const [committed, made] = [readFileSync(file, 'utf8').split('\n'), (await schemaText()).split('\n')];
const at = made.findIndex((line, index) => line !== committed[index]);
if (at >= 0 || made.length !== committed.length) {
  const line = at >= 0 ? at : made.length;
  console.error(
    `apps/api/schema.graphql is not what the code makes; run \`npm run schema\` and look at the difference.\n` +
      `First at line ${line + 1}:\n- ${committed[line] ?? '(end)'}\n+ ${made[line] ?? '(end)'}`,
  );
  process.exitCode = 1;
}
