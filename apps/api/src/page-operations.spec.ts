import { ApolloArmor } from '@escape.tech/graphql-armor';
import { operationLimits } from '@pho-hien/platform';
import { buildSchema, concatAST, parse, print, separateOperations, validate } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const pages = new URL('../../web/src/', import.meta.url).pathname;
const schema = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));

const documents = readdirSync(pages, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => parse(readFileSync(join(pages, name), 'utf8')));

/** Each operation of the pages, with the fragments it uses: as it is sent. */
const operations = Object.entries(separateOperations(concatAST(documents)));

it.each(operations)('%s of the pages is within the limits on one operation', (_, operation) => {
  const { validationRules } = new ApolloArmor(operationLimits).protect();
  expect(validate(schema, operation, validationRules).map(({ message }) => message)).toEqual([]);
  expect(() => parse(print(operation), { maxTokens: operationLimits.maxTokens.n })).not.toThrow();
});
