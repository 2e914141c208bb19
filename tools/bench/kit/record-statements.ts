import { createRequire } from 'node:module';
import pg from 'pg';
import type { RecordedStatement } from './recorded-transaction.ts';

interface Client {
  query(this: { connectionParameters: { application_name?: string } }, ...args: unknown[]): unknown;
}
type Sent = string | { text?: string; values?: unknown[] };

/** MikroORM brings a copy of the driver of its own. */
const itsOwnPg = createRequire(import.meta.resolve('@mikro-orm/postgresql'))('pg') as typeof pg;

/** What this process sends to PostgreSQL while `work` runs, without the job queue's own polling. */
export async function recordStatements(work: () => Promise<unknown>): Promise<RecordedStatement[]> {
  const sent: RecordedStatement[] = [];
  for (const { prototype } of new Set([pg.Client, itsOwnPg.Client])) {
    const client = prototype as unknown as Client;
    const { query } = client;
    client.query = function (...args) {
      const [first, second] = args as [Sent, unknown];
      const text = typeof first === 'string' ? first : first?.text;
      const values = typeof first === 'object' && first.values ? first.values : Array.isArray(second) ? second : [];
      if (text && this.connectionParameters.application_name !== 'pho-hien-jobs')
        sent.push({ text, values: values.map(asText) });
      return query.apply(this, args);
    };
  }
  await work();
  return [...sent];
}

/** As the driver would write it. */
function asText(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) throw new TypeError('A recorded statement has an array for a value');
  return JSON.stringify(value);
}
