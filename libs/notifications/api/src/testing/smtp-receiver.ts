import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** An answer by which the test's mail server refuses a recipient. */
export interface Refusal {
  readonly responseCode: number;
  readonly message: string;
}

/** A mail server on loopback that keeps what it receives, for tests. */
export interface SmtpReceiver {
  /** As in `SMTP_URL`. */
  readonly url: string;
  readonly port: number;
  /** Raw mails in order of arrival. */
  readonly received: Buffer[];
  /** Who sent each to whom, as the servers told each other. */
  readonly envelopes: { readonly from: string; readonly to: string }[];
  /** Refuses recipients with this answer from now on; null takes them. */
  refuse(refusal: Refusal | null): void;
  /** Waits until `count` mails have arrived and reads them. Throws after ten seconds. */
  mails(count: number): Promise<ParsedMail[]>;
  close(): Promise<void>;
}

/** Starts the server; on `port` when one is given, as a server that comes back. */
export async function startSmtpReceiver(port = 0): Promise<SmtpReceiver> {
  const received: Buffer[] = [];
  const envelopes: SmtpReceiver['envelopes'] = [];
  let refusal: Refusal | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: (_address, _session, callback) =>
      refusal ? callback(Object.assign(new Error(refusal.message), refusal)) : callback(),
    onData(stream, { envelope }, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks));
        const { mailFrom, rcptTo } = envelope;
        envelopes.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo[0]?.address ?? '' });
        callback();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The mail server has no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    port: address.port,
    received,
    envelopes,
    refuse: (next) => void (refusal = next),
    async mails(count) {
      await until(() => received.length >= count, `${count} mails`);
      return Promise.all(received.map((raw) => simpleParser(raw)));
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Waits until `condition` holds, looking 20 times a second. Throws after ten seconds, naming `what`. */
export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
