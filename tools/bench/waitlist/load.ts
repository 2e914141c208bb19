/** Fills a ticket type; then everybody cancels while as many join its waitlist, all at once. Prints what they were told. */
import { randomInt } from 'node:crypto';
import { Agent, request } from 'node:http';
import { registrationForm } from '../registration/inputs.ts';

const { GRAPHQL_URL, REGISTER_ID, CANCEL_ID, TICKET_TYPE_ID, CLIENTS, PEOPLE } = process.env as Record<string, string>;
const agent = new Agent({ keepAlive: true, maxSockets: Number(CLIENTS) });
const answers: Record<string, number> = {};
const letters = (number: number) => number.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!);
const people = Array.from({ length: Number(PEOPLE) }, (_, i) => i);

const holders = await inTurns(people.map((i) => () => register(`giucho${letters(i)}`)));
const began = performance.now();
await inTurns(
  holders.flatMap(({ walletToken }, i) => [
    () => send(CANCEL_ID!, { input: { token: walletToken } }),
    () => register(`hangcho${letters(i)}`),
  ]),
);
const seconds = (performance.now() - began) / 1000;
process.stdout.write(JSON.stringify({ answers, seconds }));
agent.destroy();

interface Answer {
  readonly __typename: string;
  readonly walletToken?: string;
}

function register(word: string): Promise<Answer> {
  const input = { ...registrationForm(TICKET_TYPE_ID!, `${word}${letters(process.pid)}`), joinWaitlist: true };
  return send(REGISTER_ID!, { input });
}

/** So many clients, each taking the next piece of work as soon as it is free. */
async function inTurns(work: (() => Promise<Answer>)[]): Promise<Answer[]> {
  const done: Answer[] = [];
  let next = 0;
  const client = async () => {
    while (next < work.length) {
      const mine = next++;
      done[mine] = await work[mine]!();
    }
  };
  await Promise.all(Array.from({ length: Number(CLIENTS) }, client));
  return done;
}

/** As through the web server: each visitor has an address of their own. */
function send(documentId: string, variables: object): Promise<Answer> {
  const body = JSON.stringify({ documentId, variables });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-forwarded-for': `198.18.${randomInt(256)}.${randomInt(256)}`,
  };
  return new Promise((resolve, reject) => {
    const call = request(GRAPHQL_URL!, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        const { data } = JSON.parse(text) as { data?: Record<string, Answer> | null };
        const answer = data && Object.values(data)[0];
        if (!answer) return reject(new Error(`Answered ${text}`));
        answers[answer.__typename] = (answers[answer.__typename] ?? 0) + 1;
        resolve(answer);
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}
