import type { Type } from '@nestjs/common';
import { createUnionType } from '@nestjs/graphql';
import { DomainError } from '@pho-hien/kernel';

/** A GraphQL union of a success and its named failures. */
export function resultUnion<const Types extends readonly Type<unknown>[]>(name: string, ...types: Types) {
  return createUnionType({
    name,
    types: () => types,
    resolveType: (value: object) =>
      '__typename' in value ? String(value.__typename) : (value.constructor as Type<unknown>).name,
  });
}

/** What a resolver returns where a use case failed in an expected way: the failure's own data, by its name. */
export interface Failure {
  readonly __typename: string;
}

/**
 * The one place where an expected failure becomes data: runs `work`, and turns a `DomainError`
 * into the union member of its name. Bugs go on as they are.
 */
export async function outcomeOf<Success>(work: Promise<Success>): Promise<Success | Failure> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { ...error.data, __typename: error.code };
  }
}

/** Plain fields dressed as the GraphQL type `type`, so that a union can tell it from the others. */
export function as<T extends object>(type: Type<T>, fields: T): T {
  return Object.assign(Object.create(type.prototype as object) as T, fields);
}
