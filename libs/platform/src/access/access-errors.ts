import { GraphQLError } from 'graphql';

/** Nobody is signed in. */
export const unauthenticated = () => new GraphQLError('Sign in first', { extensions: { code: 'UNAUTHENTICATED' } });

/** It does not exist or is not the caller's: both read the same. */
export const notFound = () => new GraphQLError('Not found', { extensions: { code: 'NOT_FOUND' } });

/** The right is there, the second factor of this session is not. */
export const secondFactorRequired = () =>
  new GraphQLError('A second factor is required', { extensions: { code: 'SECOND_FACTOR_REQUIRED' } });
