import { newId } from '@pho-hien/kernel';
import pg from 'pg';
import type { BareResult } from '../kit/bare-pg.ts';
import type { BenchDevice, RecordedScan } from './prepared-gates.ts';

/**
 * Sends the recorded transaction for one ticket after the other, as a bare driver does it: a
 * connection for each device, prepared statements, nothing around them.
 *
 * @param sequence the first running number of each device
 */
export async function replayScans(
  url: string,
  recorded: RecordedScan,
  devices: readonly BenchDevice[],
  ticketIds: readonly string[],
  sequence: number,
): Promise<BareResult> {
  const clients = await Promise.all(
    devices.map(async ({ deviceId }) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return { client, deviceId };
    }),
  );
  let next = 0;
  const work = async ({ client, deviceId }: (typeof clients)[number]) => {
    for (let number = sequence; next < ticketIds.length; number += 1) {
      const others = new Map<unknown, unknown>([
        [recorded.ticketId, ticketIds[next]],
        [recorded.deviceId, deviceId],
        [recorded.scanId, newId()],
        [recorded.sequence, number],
      ]);
      next += 1;
      for (const [i, { text, values }] of recorded.statements.entries()) {
        if (values.length === 0) await client.query(text);
        else {
          const ours = values.map((value) => (others.has(value) ? others.get(value) : value));
          await client.query({ name: `bench_${i}`, text, values: ours });
        }
      }
    }
  };
  const began = performance.now();
  await Promise.all(clients.map(work));
  const seconds = (performance.now() - began) / 1000;
  await Promise.all(clients.map(({ client }) => client.end()));
  return { done: ticketIds.length, seconds };
}
