/** Judges who all save at the same moment, again and again; prints how soon each was answered, and with what. */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@pho-hien/kernel';
import type { BenchJudge, SaveOrder, SavesTold } from './order.ts';

/** Between two moments, so that each begins with nothing left of the one before. */
const PAUSE_MS = 250;
const { GRAPHQL_URL, DOCUMENT_ID, ORDER } = process.env as Record<string, string>;
const order = JSON.parse(readFileSync(ORDER!, 'utf8')) as SaveOrder;
const outcomes: Record<string, number> = {};
const milliseconds: number[] = [];
const whole: number[] = [];
const kept = new Set<string>();
const all = order.judges.map((judge) => ({ judge, agent: new Agent({ keepAlive: true, maxSockets: 1 }) }));
let saves = 0;

for (let time = 0; time < order.times; time += 1) {
  const measured = time >= order.warmUp;
  // Written out before, so that it is the API that is measured.
  const written = all.map(({ judge, agent }) => ({ judge, agent, ...aTap(judge, time) }));
  const began = performance.now();
  await Promise.all(
    written.map(async ({ judge, agent, id, body }) => {
      const asked = performance.now();
      count(id, await send(agent, judge.cookie, body));
      if (measured) milliseconds.push(performance.now() - asked);
    }),
  );
  if (measured) whole.push(performance.now() - began);
  for (const { judge, agent, id, body } of written)
    if ((saves += 1) % order.twiceEvery === 0) count(id, await send(agent, judge.cookie, body));
  await sleep(PAUSE_MS);
}
for (const { agent } of all) agent.destroy();
const at = (times: number[], share: number) =>
  Number((times.sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0).toFixed(1));
const told: SavesTold = {
  p50: at(milliseconds, 0.5),
  p99: at(milliseconds, 0.99),
  wholeMedian: at(whole, 0.5),
  outcomes,
  kept: [...kept],
};
process.stdout.write(JSON.stringify(told));

/** One tap on a sheet, as the page sends it. */
function aTap({ sheetIds }: BenchJudge, time: number): { readonly id: string; readonly body: string } {
  const id = newId();
  const at = new Date();
  const sheetId = sheetIds[time % sheetIds.length]!;
  const criterionId = order.criterionIds[Math.floor(time / sheetIds.length) % order.criterionIds.length]!;
  const points = 100 * ((time * 7) % 101);
  const facts = [{ id, sheetId, criterionId, points, note: '', at }];
  const input = { contestId: order.contestId, sentAt: at, facts };
  return { id, body: JSON.stringify({ documentId: DOCUMENT_ID, variables: { input } }) };
}

function count(id: string, outcome: string): void {
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  if (outcome === 'KEPT') kept.add(id);
}

function send(agent: Agent, cookie: string, body: string): Promise<string> {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), cookie };
  return new Promise((resolve, reject) => {
    const call = request(GRAPHQL_URL!, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve(/"outcome":"(\w+)"/.exec(text)?.[1] ?? text));
    });
    call.on('error', reject);
    call.end(body);
  });
}
