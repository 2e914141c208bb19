import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import pg from 'pg';

interface Client {
  query(this: { connectionParameters: { application_name?: string } }, ...args: unknown[]): unknown;
}

/** MikroORM brings a copy of the driver of its own. */
const itsOwnPg = createRequire(import.meta.resolve('@mikro-orm/postgresql'))('pg') as typeof pg;
const clients = [...new Set([pg.Client.prototype, itsOwnPg.Client.prototype])] as unknown as Client[];
/** Connections that have nothing to do with what is measured: the job queue's own polling. */
const NOT_OURS = 'pho-hien-jobs';

/** Which count a statement belongs to: a mail that an earlier test queued may be on its way meanwhile. */
const counting = new AsyncLocalStorage<string[]>();

/** The texts of the SQL statements that `work` sends, and nothing beside it. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const texts: string[] = [];
  const originals = clients.map(({ query }) => query);
  clients.forEach((client, i) => {
    client.query = function (...args) {
      const [first] = args as [string | { text?: string }];
      const text = typeof first === 'string' ? first : first?.text;
      const ours = this.connectionParameters.application_name !== NOT_OURS;
      if (text && ours && counting.getStore() === texts) texts.push(text);
      return originals[i]!.apply(this, args);
    };
  });
  try {
    await counting.run(texts, work);
    return texts;
  } finally {
    clients.forEach((client, i) => (client.query = originals[i]!));
  }
}
