import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  /** As in `SMTP_URL`. */
  url: string;
  stop(): Promise<void>;
}

/** Domains whose mails are refused, as mail servers out there do: for good, or for now. */
const REFUSED: Record<string, { responseCode: number; message: string }> = {
  'khong-ton-tai.example': { responseCode: 550, message: 'no such user' },
  'hop-thu-day.example': { responseCode: 452, message: 'mailbox full' },
};

/**
 * A mail server for demonstrations and tests, on loopback: accepts everything but what goes to two domains, and
 * sends nothing on.
 * Each mail becomes one `.eml` file in `folder`, complete once it has that name; names sort by time.
 */
export async function startMailbox(folder: string): Promise<Mailbox> {
  await mkdir(folder, { recursive: true });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, callback) {
      const refusal = REFUSED[address.split('@').at(-1)!.toLowerCase()];
      return refusal ? callback(Object.assign(new Error(refusal.message), refusal)) : callback();
    },
    onData(stream, _session, callback) {
      const file = join(folder, `${new Date().toISOString().replaceAll(':', '-')}-${randomBytes(4).toString('hex')}`);
      pipeline(stream, createWriteStream(`${file}.part`, { mode: 0o600 }))
        .then(() => rename(`${file}.part`, `${file}.eml`))
        .then(() => callback(), callback);
    },
  });
  // A client that goes away in the middle of a mail is its own affair.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mailbox has no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
