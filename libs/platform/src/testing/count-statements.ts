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

/** The texts of all SQL statements that this process sends while `work` runs; give it the process to itself. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const texts: string[] = [];
  const originals = clients.map(({ query }) => query);
  clients.forEach((client, i) => {
    client.query = function (...args) {
      const [first] = args as [string | { text?: string }];
      const text = typeof first === 'string' ? first : first?.text;
      if (text && this.connectionParameters.application_name !== NOT_OURS) texts.push(text);
      return originals[i]!.apply(this, args);
    };
  });
  try {
    await work();
    return texts;
  } finally {
    clients.forEach((client, i) => (client.query = originals[i]!));
  }
}
