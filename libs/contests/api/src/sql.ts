import { RoleGrant, StaffInvitation, User } from '@pho-hien/identity-api';
import { Organisation } from '@pho-hien/organisations-api';
import { sqlOf, type Transaction } from '@pho-hien/platform';
import type { Kysely } from 'kysely';
import { contestsRows } from './rows/index.ts';

/** Typed SQL over this context's tables, and over those of people and organisations that it reads; in `tx` when that is a transaction. */
export const contestsSql = (tx: Transaction) =>
  sqlOf(tx, ...contestsRows, Organisation, RoleGrant, StaffInvitation, User);

/** What `contestsSql` gives. */
export type ContestsSql = ReturnType<typeof contestsSql>;
/** The tables by name, as SQL sees them. */
export type ContestsTables = ContestsSql extends Kysely<infer Tables> ? Tables : never;
