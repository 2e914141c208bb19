import { fileURLToPath } from 'node:url';
import type { CodegenConfig } from '@graphql-codegen/cli';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Types every operation of the pages against the API's schema. Operations stand in `.graphql` files beside
 * their screens; only their hashes travel to the browser, and the API answers no others in production.
 */
export default {
  schema: process.env['SCHEMA'] ?? here('../api/schema.graphql'),
  documents: here('./src/**/*.graphql'),
  ignoreNoDocuments: true,
  errorsOnly: true,
  generates: {
    [here('./generated/')]: {
      preset: 'client',
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
      },
    },
  },
} satisfies CodegenConfig;
