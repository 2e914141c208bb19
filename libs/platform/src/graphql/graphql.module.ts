import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule as NestGraphQLModule } from '@nestjs/graphql';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { FastifyRequest } from 'fastify';
import { type DocumentNode, type GraphQLSchema, parse, validate } from 'graphql';
import type { Context, SubscribePayload } from 'graphql-ws';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { GraphqlContext } from '../access/caller.ts';
import type { Environment } from '../config/environment.ts';
import { ExpectedErrorFilter } from './expected-error.filter.ts';
import { formatError } from './format-error.ts';
import { operationLimits } from './operation-limits.ts';
import { subscribeShared } from './shared-answers.ts';
import { DateTimeScalar, LocalDateScalar, MoneyScalar } from './scalars.ts';
import { TrustedDocuments } from './trusted-documents.ts';

const fromHttp = (request: FastifyRequest): GraphqlContext => ({
  request: { requestId: request.id, headers: request.headers, address: request.ip },
  loaders: new Map(),
});

/** So many subscriptions are known by their text; our pages have a handful. */
const DOCUMENTS_KEPT = 100;

type SocketContext = Context<Record<string, unknown> | undefined, { request: IncomingMessage }>;

/** A browser cannot set headers on a WebSocket: a device's token arrives in the connection parameters. */
const fromSocket = (socket: SocketContext): GraphqlContext => {
  const { request } = socket.extra;
  const token = socket.connectionParams?.['authorization'];
  return {
    request: {
      requestId: randomUUID(),
      headers: typeof token === 'string' ? { ...request.headers, authorization: token } : request.headers,
      address: request.socket.remoteAddress,
    },
    loaders: new Map(),
  };
};

const isSocket = (value: FastifyRequest | SocketContext): value is SocketContext => 'extra' in value;

@Global()
@Module({})
export class GraphqlModule {
  static with(environment: Environment): DynamicModule {
    const production = environment.NODE_ENV === 'production';
    const documents = TrustedDocuments.read(environment.TRUSTED_DOCUMENTS, production);
    const armor = new ApolloArmor(operationLimits).protect();
    const origin = new URL(environment.PUBLIC_URL).origin;
    let schema: GraphQLSchema | undefined;
    const parsed = new Map<string, DocumentNode>();
    return {
      module: GraphqlModule,
      imports: [
        NestGraphQLModule.forRoot<ApolloDriverConfig>({
          driver: ApolloDriver,
          path: '/graphql',
          autoSchemaFile: true,
          sortSchema: true,
          transformAutoSchemaFile: true,
          transformSchema: (built) => (schema = built),
          introspection: !production,
          graphiql: false,
          playground: false,
          allowBatchedHttpRequests: false,
          // The package's CommonJS types do not meet Apollo's ESM ones; they are the same plugins.
          // Nothing here is cached between people; the plugin would wrap every field of every answer.
          plugins: [
            ...armor.plugins,
            ApolloServerPluginCacheControlDisabled(),
          ] as unknown as ApolloDriverConfig['plugins'],
          validationRules: [...armor.validationRules],
          includeStacktraceInErrorResponses: false,
          formatError,
          context: (value: FastifyRequest | SocketContext) => (isSocket(value) ? fromSocket(value) : fromHttp(value)),
          stopOnApplicationShutdown: true,
          subscriptions: {
            'graphql-ws': {
              // Nest's type leaves out what it hands on.
              ...({ subscribe: subscribeShared } as object),
              onConnect: (socket) => {
                const asked = (socket as SocketContext).extra.request.headers.origin;
                return asked === undefined || asked === origin;
              },
              onSubscribe: (socket, _id, payload: SubscribePayload) => {
                const text = documents.textOf(payload.extensions?.['documentId'], payload.query);
                const document = parsed.get(text) ?? parse(text);
                const errors = parsed.has(text) ? [] : validate(schema!, document, [...armor.validationRules]);
                if (errors.length > 0) return errors;
                // Two who ask the same have the same document, which is how their answers are known to be alike.
                if (parsed.size < DOCUMENTS_KEPT) parsed.set(text, document);
                return {
                  schema: schema!,
                  document,
                  operationName: payload.operationName,
                  variableValues: payload.variables,
                  contextValue: fromSocket(socket as SocketContext),
                };
              },
            },
          },
        }),
      ],
      providers: [
        { provide: APP_FILTER, useClass: ExpectedErrorFilter },
        DateTimeScalar,
        LocalDateScalar,
        MoneyScalar,
        { provide: TrustedDocuments, useValue: documents },
      ],
      exports: [TrustedDocuments],
    };
  }
}
