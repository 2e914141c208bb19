/** Devices at the gates, each sending one scan after the other on a connection of its own; prints what they were told. */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { newId } from '@pho-hien/kernel';
import type { BenchDevice, ScanOrder, ScansTold } from './prepared-gates.ts';

const { GRAPHQL_URL, DOCUMENT_ID, ORDER } = process.env as Record<string, string>;
const { listId, devices, codes, sequence } = JSON.parse(readFileSync(ORDER!, 'utf8')) as ScanOrder;
const answers: Record<string, number> = {};
const milliseconds: number[] = [];
let next = 0;

const began = performance.now();
await Promise.all(devices.map(scanOneAfterTheOther));
const seconds = (performance.now() - began) / 1000;
milliseconds.sort((a, b) => a - b);
const at = (share: number) => Number((milliseconds[Math.floor(milliseconds.length * share)] ?? 0).toFixed(1));
const told: ScansTold = { answers, seconds, p50: at(0.5), p99: at(0.99) };
process.stdout.write(JSON.stringify(told));

async function scanOneAfterTheOther({ token }: BenchDevice): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let number = sequence; next < codes.length; number += 1) {
    const code = codes[next]!;
    next += 1;
    const scannedAt = new Date();
    const input = { scanId: newId(), sequence: number, listId, direction: 'ENTRY', scannedAt, code, method: 'CAMERA' };
    const asked = performance.now();
    const answer = await send(agent, token, JSON.stringify({ documentId: DOCUMENT_ID, variables: { input } }));
    milliseconds.push(performance.now() - asked);
    answers[answer] = (answers[answer] ?? 0) + 1;
  }
  agent.destroy();
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
