/**
 * The mail server's pipe for the mailbox of `MAIL_RETURN`: `take-bounce.ts [RECIPIENT] < message.eml` reads one
 * message that came back and marks its mail. Always ends well, so that no mail server answers a bounce with a bounce;
 * only a failure of ours asks it to try again (75, EX_TEMPFAIL).
 */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { TakeBounce } from '@pho-hien/notifications-api';
import { readEnvironment } from '@pho-hien/platform';
import { AppModule } from './app.module.ts';

/** The largest message that is read; a notification is a few kilobytes, with the mail that came back some hundred. */
const LARGEST = 10 * 1024 * 1024;
const EX_TEMPFAIL = 75;

async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

try {
  const [recipient] = process.argv.slice(2);
  const app = await NestFactory.createApplicationContext(AppModule.with(readEnvironment(process.env)), {
    logger: ['error', 'fatal'],
  });
  try {
    process.stdout.write(`${await app.get(TakeBounce).run(await standardInput(), recipient)}\n`);
  } finally {
    await app.close();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = EX_TEMPFAIL;
}
