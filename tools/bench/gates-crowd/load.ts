/** Gates that hand in a scan a second, people who register, and who watches it all; prints how soon each was answered. */
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@pho-hien/kernel';
import type { BenchDevice } from '../checkin/prepared-gates.ts';
import { registrationForm } from '../registration/inputs.ts';
import type { CrowdOrder, CrowdTold } from './order.ts';
import { post } from './post.ts';
import { watchAll } from './watchers.ts';

const { GRAPHQL_URL, SYNC_ID, REGISTER_ID, FEED_ID, ORDER } = process.env as Record<string, string>;
const order = JSON.parse(readFileSync(ORDER!, 'utf8')) as CrowdOrder;
const PATIENCE_MS = 5000;
const answers: Record<string, number> = {};
const count = (answer: string) => (answers[answer] = (answers[answer] ?? 0) + 1);
const scanTimes: number[] = [];
const registrationTimes: number[] = [];

const cursors = await Promise.all(order.devices.map(firstCursor));
const watchers = await watchAll(GRAPHQL_URL!, FEED_ID!, order);
const began = performance.now();
const seconds = order.ticketIds.length / order.devices.length;
await Promise.all([...order.devices.map((device, gate) => atGate(device, gate)), register()]);
const lasted = (performance.now() - began) / 1000;
const until = performance.now() + PATIENCE_MS;
while (watchers.complete(order.ticketIds.length) < order.watchers && performance.now() < until) await sleep(50);
const told: CrowdTold = {
  scan: quantiles(scanTimes),
  registration: quantiles(registrationTimes),
  answers,
  snapshots: Number((watchers.snapshots() / order.watchers / lasted).toFixed(2)),
  complete: watchers.complete(order.ticketIds.length),
};
watchers.close();
process.stdout.write(JSON.stringify(told));

/** As a gate does it: each scan is handed in at once, with whatever the answer brings. */
async function atGate({ token }: BenchDevice, gate: number): Promise<void> {
  let cursor = cursors[gate]!;
  const of = order.devices.length;
  for (let number = 0; number < seconds; number += 1) {
    // Gates are not in step.
    await dueAt(number * 1000 + (gate * 1000) / of);
    const now = new Date();
    const scan = {
      ...{ scanId: newId(), sequence: number + 1, listId: order.listId, ticketId: order.ticketIds[number * of + gate] },
      ...{ direction: 'ENTRY', method: 'CAMERA', scannedAt: now, verdict: 'OK', reason: 'FIRST_ENTRY', onList: true },
      ...{ identityConfirmed: false, cursor },
    };
    const input = { cursor, sentAt: now, waiting: 1, scans: [scan], undos: [] };
    const asked = performance.now();
    const text = await post(
      GRAPHQL_URL!,
      { authorization: `Device ${token}` },
      { documentId: SYNC_ID, variables: { input } },
    );
    if (asked - began > order.warmUpSeconds * 1000) scanTimes.push(performance.now() - asked);
    cursor = /"cursor":"([^"]+)"/.exec(text)?.[1] ?? cursor;
    count(/"outcome":"(\w+)"/.exec(text)?.[1] ?? text.slice(0, 200));
  }
}

async function register(): Promise<void> {
  const going: Promise<void>[] = [];
  for (let number = 0; number < seconds * order.registrationsASecond; number += 1) {
    await dueAt((number * 1000) / order.registrationsASecond);
    going.push(registerOne(number));
  }
  await Promise.all(going);
}

async function registerOne(number: number): Promise<void> {
  const letters = number.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!);
  const input = registrationForm(order.ticketTypeId, `khach${letters}`);
  // As through the web server: each visitor has an address of their own.
  const from = { 'x-forwarded-for': `198.18.${randomInt(256)}.${randomInt(256)}` };
  const asked = performance.now();
  const text = await post(GRAPHQL_URL!, from, { documentId: REGISTER_ID, variables: { input } });
  if (asked - began > order.warmUpSeconds * 1000) registrationTimes.push(performance.now() - asked);
  count(/"__typename":"(\w+)"/.exec(text)?.[1] ?? text.slice(0, 200));
}

async function dueAt(ms: number): Promise<void> {
  const early = began + ms - performance.now();
  if (early > 0) await sleep(early);
}

async function firstCursor({ token }: BenchDevice): Promise<string> {
  const answer = await fetch(new URL('/api/gate/manifest', GRAPHQL_URL), {
    headers: { authorization: `Device ${token}` },
  });
  await answer.arrayBuffer();
  return (answer.headers.get('etag') ?? '').replaceAll('"', '');
}

function quantiles(times: number[]): CrowdTold['scan'] {
  times.sort((a, b) => a - b);
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(1));
  return { p50: at(0.5), p99: at(0.99), count: times.length };
}
