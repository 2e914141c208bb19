import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { DateTimeScalar, LocalDateScalar, MoneyScalar } from '@pho-hien/platform';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { writeFileSync } from 'node:fs';
import { contextModules } from './contexts.ts';

/** Nest marks a class decorated with `@Resolver` so. */
const IS_RESOLVER = 'graphql:resolver_type';

type Provider = Type | { provide: unknown };

/** The resolvers of a module and of what it imports. */
function resolversOf(module: Type | DynamicModule): Type[] {
  const type = 'module' in module ? module.module : module;
  const listed = (key: 'imports' | 'providers'): unknown[] => [
    ...((Reflect.getMetadata(key, type) as unknown[] | undefined) ?? []),
    ...((('module' in module ? module[key] : undefined) as unknown[] | undefined) ?? []),
  ];
  const own = (listed('providers') as Provider[]).filter(
    (provider): provider is Type => typeof provider === 'function' && Reflect.hasMetadata(IS_RESOLVER, provider),
  );
  return [...own, ...(listed('imports') as (Type | DynamicModule)[]).flatMap(resolversOf)];
}

/** The public schema as text, made from the code alone: no database, no server. */
export async function schemaText(): Promise<string> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  const resolvers = contextModules.flatMap(resolversOf);
  const schema = await app.get(GraphQLSchemaFactory).create(resolvers, [DateTimeScalar, LocalDateScalar, MoneyScalar]);
  await app.close();
  const notice = '# Generated from the code by `npm run schema`. Do not edit.\n\n';
  return `${notice}${printSchema(lexicographicSortSchema(schema))}\n`;
}

if (import.meta.main) writeFileSync(new URL('../schema.graphql', import.meta.url), await schemaText());
