import type { RequestInfo } from '@pho-hien/platform';
import type { FastifyRequest } from 'fastify';

/** What access needs of a request that is no GraphQL operation. */
export const requestInfoOf = (request: FastifyRequest): RequestInfo => ({
  requestId: request.id,
  headers: request.headers,
  address: request.ip,
});
