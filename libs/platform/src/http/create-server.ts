import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { DynamicModule, Type } from '@nestjs/common';
import type { Environment } from '../config/environment.ts';
import { TrustedDocuments } from '../graphql/trusted-documents.ts';

const REQUEST_ID = /^[A-Za-z0-9-]{8,64}$/;
/** The largest request body: five hundred scans of a gate; uploads have a path of their own. */
const BODY_LIMIT = 512 * 1024;

/** Builds the API's HTTP server around `root`, not yet listening. */
export async function createServer(
  root: Type | DynamicModule,
  environment: Environment,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: environment.TRUSTED_PROXIES.length > 0 ? environment.TRUSTED_PROXIES : false,
    bodyLimit: BODY_LIMIT,
    genReqId: ({ headers }: IncomingMessage) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
  });
  adapter.getInstance().addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.get(TrustedDocuments).install(adapter.getInstance());
  app.enableShutdownHooks();
  return app;
}
