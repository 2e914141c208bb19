/** All clients hold the same booth at once, each for a request of its own; prints what they were told, and when. */
import { Agent, request } from 'node:http';

const { GRAPHQL_URL, DOCUMENT_ID, BOOTH_ID, REQUEST_IDS, COOKIE } = process.env as Record<string, string>;
const requestIds = REQUEST_IDS!.split(',');
const agent = new Agent({ keepAlive: true, maxSockets: requestIds.length });
const answers: Record<string, number> = {};
const milliseconds: number[] = [];
let wonAfter = 0;

// Connections are made before: what is measured is the answer.
await Promise.all(requestIds.map(() => send('{"query":"{__typename}"}')));
const began = performance.now();
await Promise.all(
  requestIds.map(async (requestId) => {
    const input = { boothId: BOOTH_ID, requestId, as: 'HOLD' };
    const answer = await send(JSON.stringify({ documentId: DOCUMENT_ID, variables: { input } }));
    answers[answer] = (answers[answer] ?? 0) + 1;
    const after = performance.now() - began;
    if (answer === 'ExhibitorPlaced') wonAfter = after;
    else milliseconds.push(after);
  }),
);
// A loser hears of it only once somebody has won.
const heard = milliseconds.map((after) => Math.max(0, after - wonAfter)).sort((a, b) => a - b);
const at = (share: number) => Math.round(heard[Math.min(heard.length - 1, Math.floor(heard.length * share))] ?? 0);
process.stdout.write(JSON.stringify({ answers, wonAfter: Math.round(wonAfter), p50: at(0.5), p99: at(0.99) }));
agent.destroy();

function send(body: string): Promise<string> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    cookie: COOKIE!,
    origin: 'http://localhost:3000',
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
