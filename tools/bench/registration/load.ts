/** Fifty people at a time send the registration form until there is no place left; prints what they were told. */
import { Agent, request } from 'node:http';
import { randomInt } from 'node:crypto';
import { registrationForm } from './inputs.ts';

const { GRAPHQL_URL, DOCUMENT_ID, TICKET_TYPE_ID, CLIENTS, MOST } = process.env as Record<string, string>;
const agent = new Agent({ keepAlive: true, maxSockets: Number(CLIENTS) });
const answers: Record<string, number> = {};
const milliseconds: number[] = [];
let sent = 0;
let last = performance.now();
const letters = (number: number) => number.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!);

const began = performance.now();
await Promise.all(Array.from({ length: Number(CLIENTS) }, client));
const seconds = (last - began) / 1000;
milliseconds.sort((a, b) => a - b);
const p99 = milliseconds[Math.floor(milliseconds.length * 0.99)] ?? 0;
process.stdout.write(JSON.stringify({ answers, seconds, p99: Math.round(p99) }));
agent.destroy();

async function client(): Promise<void> {
  while (sent < Number(MOST)) {
    sent += 1;
    const input = registrationForm(TICKET_TYPE_ID!, `khach${letters(sent)}${process.pid}`);
    const asked = performance.now();
    const answer = await send(JSON.stringify({ documentId: DOCUMENT_ID, variables: { input } }));
    answers[answer] = (answers[answer] ?? 0) + 1;
    if (answer === 'SoldOut') return;
    if (answer !== 'Registered') throw new Error(`A registration was answered ${answer}`);
    last = performance.now();
    milliseconds.push(last - asked);
  }
}

/** As through the web server: each visitor has an address of their own. */
function send(body: string): Promise<string> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-forwarded-for': `198.18.${randomInt(256)}.${randomInt(256)}`,
  };
  return new Promise((resolve, reject) => {
    const call = request(GRAPHQL_URL!, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve(/"__typename":"(\w+)"/.exec(text)?.[1] ?? text));
    });
    call.on('error', reject);
    call.end(body);
  });
}
