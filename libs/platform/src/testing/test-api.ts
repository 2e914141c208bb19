import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from '@pho-hien/kernel';
import { type Environment, readEnvironment } from '../config/environment.ts';
import { createServer } from '../http/create-server.ts';
import { Database } from '../persistence/database.ts';
import type { PersistentContext } from '../persistence/persistence-options.ts';
import { PlatformModule } from '../platform.module.ts';
import { createTestDatabase } from './test-database.ts';

/** A GraphQL answer as a test reads it. */
export interface GraphqlAnswer<Data> {
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** What a test may settle about the API it starts. */
export interface TestApiOptions {
  readonly contexts: readonly PersistentContext[];
  readonly modules: readonly (Type | DynamicModule | ((environment: Environment) => DynamicModule))[];
  readonly clock?: Clock;
  readonly environment?: Record<string, string>;
  /** Joins the database of another test API: two processes side by side. */
  readonly beside?: TestApi;
}

/** A whole API, listening on loopback, on a database of its own. */
export interface TestApi {
  readonly app: NestFastifyApplication;
  readonly origin: string;
  readonly database: Database;
  readonly databaseUrl: string;
  /** Sends one operation; `headers` carry who asks. */
  graphql<Data = Record<string, unknown>>(
    query: string,
    variables?: object,
    headers?: Record<string, string>,
  ): Promise<GraphqlAnswer<Data>>;
  close(): Promise<void>;
}

/** Starts the given modules on the platform, over HTTP, as production would. */
export async function startTestApi({
  contexts,
  modules,
  clock,
  environment: given,
  beside,
}: TestApiOptions): Promise<TestApi> {
  const own = beside ? undefined : await createTestDatabase();
  const databaseUrl = beside?.databaseUrl ?? own!.url;
  const environment = readEnvironment({
    NODE_ENV: 'test',
    API_PORT: '0',
    LOG_LEVEL: 'silent',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: '10',
    SMTP_URL: 'smtp://127.0.0.1:9',
    STORAGE_URL: 'file:///tmp/pho-hien-test',
    PUBLIC_URL: 'http://localhost:3000',
    AUTH_SECRET: 'test-secret-for-sessions-0123456789',
    FIELD_SECRET: 'test-secret-for-fields-00123456789',
    // What a test changed is told at once.
    GATE_NEWS_SHARED_MS: '0',
    ...given,
  });

  @Module({
    imports: [
      PlatformModule.with(environment, contexts, clock),
      ...modules.map((module) => (isFactory(module) ? module(environment) : module)),
    ],
  })
  class TestApp {}

  const app = await createServer(TestApp, environment);
  await app.listen(0, '127.0.0.1');
  const origin = await app.getUrl();
  return {
    app,
    origin,
    databaseUrl,
    database: app.get(Database),
    graphql: async (query, variables = {}, headers = {}) => {
      const response = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as never;
    },
    close: async () => {
      await app.close();
      await own?.drop();
    },
  };
}

const isFactory = (module: unknown): module is (environment: Environment) => DynamicModule =>
  typeof module === 'function' && !/^class\b/.test(Function.prototype.toString.call(module));
