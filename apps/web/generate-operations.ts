/**
 * `npm run codegen`: types every operation of the pages against the API's schema. Operations stand in `.graphql`
 * files beside their screens; only their hashes travel to the browser, and the API answers no others in production.
 *
 * The generator is called directly: its command line would load, and install, a thousand files more.
 */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { buildASTSchema, GraphQLError, parse, Source } from 'graphql';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

function read(location: string) {
  const rawSDL = readFileSync(location, 'utf8');
  return { location, rawSDL, document: parse(new Source(rawSDL, location)) };
}

try {
  const schema = read(here('../api/schema.graphql')).document;
  const outputs = await preset.buildGeneratesSection({
    baseOutputDir: here('generated/'),
    presetConfig: {
      fragmentMasking: false,
      persistedDocuments: { mode: 'replaceDocumentWithHash', hashAlgorithm: 'sha256' },
    },
    config: {
      documentMode: 'string',
      enumType: 'string-literal',
      strictScalars: true,
      useTypeImports: true,
      nonOptionalTypename: false,
      arrayInputCoercion: false,
      scalars: { DateTime: 'string', LocalDate: 'string', Money: 'string', ID: 'string' },
      emitLegacyCommonJSImports: true,
    },
    schema,
    schemaAst: buildASTSchema(schema),
    documents: globSync('src/**/*.graphql', { cwd: here('.') })
      .sort()
      .map((path) => read(here(path))),
    plugins: [],
    pluginMap: {},
  });
  const files = await Promise.all(outputs.map(async (output) => ({ ...output, text: await codegen(output) })));
  mkdirSync(here('generated'), { recursive: true });
  for (const { filename, text } of files) writeFileSync(filename, text);
} catch (error) {
  // Which operation, where, and what of it the schema does not have.
  process.stderr.write(`${error instanceof GraphQLError ? String(error) : String((error as Error).stack)}\n`);
  process.exitCode = 1;
}
