import pg from 'pg';
import { asAnother, type Recording } from './recorded-transaction.ts';

/** How fast a bare driver is. */
export interface BareResult {
  readonly done: number;
  readonly seconds: number;
}

/**
 * Sends a recording again and again, each time as another person, on `connections` connections, as
 * prepared statements and with nothing around them, until `transactions` are through.
 */
export async function replay(
  url: string,
  recording: Recording,
  connections: number,
  transactions: number,
): Promise<BareResult> {
  const names = new Map(recording.statements.map(({ text }, i) => [text, `bench_${i}`]));
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  let left = transactions;
  const work = async (client: pg.Client) => {
    while (left > 0) {
      left -= 1;
      for (const { text, values } of asAnother(recording)) {
        if (values.length === 0) await client.query(text);
        else await client.query({ name: names.get(text)!, text, values: [...values] });
      }
    }
  };
  const began = performance.now();
  await Promise.all(clients.map(work));
  const seconds = (performance.now() - began) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  return { done: transactions, seconds };
}
