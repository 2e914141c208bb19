import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Actor, Locale } from '@pho-hien/kernel';
import type { GraphQLError } from 'graphql';
import type { RequestInfo } from '../http/request-info.ts';

/** Who asks, and from where: what every use case is told and the audit log keeps. */
export interface Caller {
  readonly actor: Actor;
  readonly requestId: string;
  /** Address of the client, as seen behind the trusted proxies; undefined for jobs. */
  readonly address?: string;
  readonly locale: Locale;
}

/** The caller of a job or a command line. */
export function systemCaller(job: string): Caller {
  return { actor: { kind: 'system', job }, requestId: job, locale: 'vi' };
}

/** What resolvers, guards and field loaders share during one GraphQL operation. */
export interface GraphqlContext {
  readonly request: RequestInfo;
  /** Who asks, looked up once for all the operations of a request. */
  recognised?: Promise<Caller>;
  /** Set by the access guard before any resolver runs. */
  caller?: Caller;
  /** Asks the guard's question once more, of who asks now: for a subscription, which outlives the first answer. */
  refusalNow?: () => Promise<GraphQLError | null>;
  /** One loader of each name an operation, so fields are read in batches. */
  readonly loaders: Map<string, unknown>;
}

/** Resolver parameter: the `Caller`. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = GqlExecutionContext.create(context).getContext<GraphqlContext>();
  if (!caller) throw new Error('No caller: the access guard did not run for this resolver');
  return caller;
});
