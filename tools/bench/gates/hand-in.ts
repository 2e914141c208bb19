/** Devices at the gates, each handing in one batch after the other on a connection of its own; prints what became of them. */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { newId } from '@pho-hien/kernel';
import type { BenchDevice } from '../checkin/prepared-gates.ts';

/** What the devices are told to do. */
export interface HandInOrder {
  readonly listId: string;
  readonly devices: readonly BenchDevice[];
  readonly ticketIds: readonly string[];
  /** The first running number of each device. */
  readonly sequence: number;
  readonly batch: number;
}

/** What became of it. */
export interface HandedIn {
  readonly outcomes: Record<string, number>;
  readonly seconds: number;
  /** Milliseconds a batch. */
  readonly p50: number;
  readonly p99: number;
}

const { GRAPHQL_URL, DOCUMENT_ID, ORDER } = process.env as Record<string, string>;
const order = JSON.parse(readFileSync(ORDER!, 'utf8')) as HandInOrder;
const outcomes: Record<string, number> = {};
const milliseconds: number[] = [];
let next = 0;

// Every device has its list before it begins, as in the morning.
const cursors = new Map(
  await Promise.all(
    order.devices.map(async ({ deviceId, token }) => {
      const url = new URL('/api/gate/manifest', GRAPHQL_URL);
      const answer = await fetch(url, { headers: { authorization: `Device ${token}` } });
      await answer.arrayBuffer();
      return [deviceId, (answer.headers.get('etag') ?? '').replaceAll('"', '')] as const;
    }),
  ),
);
const began = performance.now();
await Promise.all(order.devices.map(handInOneAfterTheOther));
const seconds = (performance.now() - began) / 1000;
milliseconds.sort((a, b) => a - b);
const at = (share: number) => Number((milliseconds[Math.floor(milliseconds.length * share)] ?? 0).toFixed(1));
const told: HandedIn = { outcomes, seconds, p50: at(0.5), p99: at(0.99) };
process.stdout.write(JSON.stringify(told));

async function handInOneAfterTheOther({ deviceId, token }: BenchDevice): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let { sequence } = order;
  let cursor = cursors.get(deviceId)!;
  while (next < order.ticketIds.length) {
    const ticketIds = order.ticketIds.slice(next, next + order.batch);
    next += order.batch;
    const scans = ticketIds.map((ticketId) => ({
      scanId: newId(),
      sequence: sequence++,
      listId: order.listId,
      ticketId,
      direction: 'ENTRY',
      method: 'CAMERA',
      scannedAt: new Date(),
      verdict: 'OK',
      reason: 'FIRST_ENTRY',
      onList: true,
      identityConfirmed: false,
      cursor,
    }));
    const input = { cursor, sentAt: new Date(), waiting: scans.length, scans, undos: [] };
    const asked = performance.now();
    const body = JSON.stringify({ documentId: DOCUMENT_ID, variables: { input } });
    const answer = await send(agent, token, body);
    milliseconds.push(performance.now() - asked);
    cursor = answer.cursor;
    for (const { outcome } of answer.results) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  agent.destroy();
}

interface Answer {
  readonly cursor: string;
  readonly results: readonly { readonly outcome: string }[];
}

function send(agent: Agent, token: string, body: string): Promise<Answer> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    authorization: `Device ${token}`,
  };
  return new Promise((resolve, reject) => {
    const call = request(GRAPHQL_URL!, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        const { data } = JSON.parse(text) as { data?: { syncScans: Answer } };
        if (data?.syncScans.results) resolve(data.syncScans);
        else reject(new Error(text.slice(0, 500)));
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}
