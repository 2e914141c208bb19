import { defineConfig } from 'vitest/config';

/**
 * Four projects: `core` is pure and takes seconds; `web` is what pages do that needs no page; `api` runs
 * against a real PostgreSQL, one for the whole run, with a database of its own for each file; `tools`
 * tries what starts and stops.
 */
export default defineConfig({
  // As Node resolves, so that there is one `graphql`: ours and the framework's.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: ['libs/kernel/**/*.spec.ts', 'libs/*/core/**/*.spec.ts', 'libs/messages/**/*.spec.ts'],
          // Pure functions share nothing, so files can share a process.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'web',
          include: ['libs/ui/**/*.spec.ts', 'apps/web/**/*.spec.ts'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'api',
          include: ['libs/platform/**/*.spec.ts', 'libs/*/api/**/*.spec.ts', 'apps/api/**/*.spec.ts'],
          setupFiles: ['tools/testing/setup-decorators.ts'],
          globalSetup: ['tools/testing/start-test-server.ts'],
          // Reading Nest and the ORM anew for each file took longer than the tests; each file has its own database.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'tools',
          include: ['tools/**/*.spec.ts'],
        },
      },
    ],
    // A wait that never ends should fail; a busy machine should not.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    pool: 'forks',
    sequence: { shuffle: true },
    passWithNoTests: true,
  },
});
