/** Watchers of an event's day, and scans at its gates at a steady pace; prints how soon who was told what. */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@pho-hien/kernel';
import type { BenchDevice } from '../checkin/prepared-gates.ts';
import type { LiveOrder, LiveTold } from './order.ts';

const { GRAPHQL_URL, REDEEM_ID, FEED_ID, ORDER } = process.env as Record<string, string>;
const order = JSON.parse(readFileSync(ORDER!, 'utf8')) as LiveOrder;
/** The last scans may take so long to reach everybody. */
const PATIENCE_MS = 5000;

/** When each scan was answered, in the order of the answers. */
const answered: number[] = [];
const answers: Record<string, number> = {};
const scanTimes: number[] = [];
const screenTimes: number[] = [];
let snapshots = 0;
let before: number | undefined;

const watchers = await Promise.all(Array.from({ length: order.watchers }, watch));
const began = performance.now();
await scanSteadily();
const seconds = (performance.now() - began) / 1000;
const until = performance.now() + PATIENCE_MS;
while (watchers.some(({ seen }) => seen < answered.length) && performance.now() < until) await sleep(20);

const told: LiveTold = {
  screen: quantiles(screenTimes),
  scan: quantiles(scanTimes),
  answers,
  snapshots: Number((snapshots / order.watchers / seconds).toFixed(2)),
  complete: watchers.filter(({ seen }) => seen >= answered.length).length,
  scansASecond: Number((answered.length / seconds).toFixed(1)),
};
process.stdout.write(JSON.stringify(told));
for (const { socket } of watchers) socket.close();

/** Opens one watcher's connection and waits for the first snapshot. */
function watch(): Promise<{ seen: number; socket: WebSocket }> {
  const options = { protocols: ['graphql-transport-ws'], headers: { cookie: order.cookie } };
  const socket = new WebSocket(GRAPHQL_URL!.replace('http', 'ws'), options as unknown as string[]);
  const watcher = { seen: 0, socket };
  return new Promise((resolve, reject) => {
    socket.addEventListener('error', () => reject(new Error('a watcher was not let in')));
    socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    socket.addEventListener('message', ({ data }: { data: string }) => {
      if (data.includes('"connection_ack"')) {
        const payload = { query: '', variables: { eventId: order.eventId }, extensions: { documentId: FEED_ID } };
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
        return;
      }
      const admitted = /"admittedTickets":(\d+)/.exec(data)?.[1];
      if (admitted === undefined) return reject(new Error(data.slice(0, 300)));
      before ??= Number(admitted);
      hear(watcher, Number(admitted) - before);
      resolve(watcher);
    });
  });
}

function hear(watcher: { seen: number }, admitted: number): void {
  const now = performance.now();
  if (answered.length > 0) snapshots += 1;
  // A scan may be told before its own answer arrives: then nobody waited.
  for (; watcher.seen < Math.min(admitted, answered.length); watcher.seen += 1)
    if (watcher.seen >= order.warmUp) screenTimes.push(now - answered[watcher.seen]!);
}

async function scanSteadily(): Promise<void> {
  const free = order.devices.map((device) => ({
    device,
    sequence: order.sequence,
    agent: new Agent({ keepAlive: true, maxSockets: 1 }),
  }));
  const all = [...free];
  const going: Promise<void>[] = [];
  for (const [number, code] of order.codes.entries()) {
    const due = began + (number * 1000) / order.scansASecond;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    while (free.length === 0) await sleep(1);
    const one = free.shift()!;
    going.push(
      scan(one.agent, one.device, one.sequence, code, number >= order.warmUp).then(() => {
        one.sequence += 1;
        free.push(one);
      }),
    );
  }
  await Promise.all(going);
  for (const { agent } of all) agent.destroy();
}

async function scan(agent: Agent, device: BenchDevice, sequence: number, code: string, counts: boolean): Promise<void> {
  const scannedAt = new Date();
  const input = {
    scanId: newId(),
    sequence,
    listId: order.listId,
    direction: 'ENTRY',
    scannedAt,
    code,
    method: 'CAMERA',
  };
  const asked = performance.now();
  const answer = await send(agent, device.token, JSON.stringify({ documentId: REDEEM_ID, variables: { input } }));
  const now = performance.now();
  if (counts) scanTimes.push(now - asked);
  answered.push(now);
  answers[answer] = (answers[answer] ?? 0) + 1;
}

function send(agent: Agent, token: string, body: string): Promise<string> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    authorization: `Device ${token}`,
  };
  return new Promise((resolve, reject) => {
    const call = request(GRAPHQL_URL!, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve(/"reason":"(\w+)"/.exec(text)?.[1] ?? text));
    });
    call.on('error', reject);
    call.end(body);
  });
}

function quantiles(times: number[]): { p50: number; p99: number } {
  times.sort((a, b) => a - b);
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(1));
  return { p50: at(0.5), p99: at(0.99) };
}
