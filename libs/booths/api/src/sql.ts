import { Event } from '@pho-hien/events-api';
import { Organisation } from '@pho-hien/organisations-api';
import { sqlOf, type Transaction } from '@pho-hien/platform';
import { boothsRows } from './rows/index.ts';

/** Typed SQL over this context's tables, and over events and organisations that it reads; in `tx` when that is a transaction. */
export const boothsSql = (tx: Transaction) => sqlOf(tx, ...boothsRows, Event, Organisation);

/** What `boothsSql` gives. */
export type BoothsSql = ReturnType<typeof boothsSql>;
