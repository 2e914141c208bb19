import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { expect, it } from 'vitest';
import { startMailbox } from './mailbox.ts';

it('keeps each mail as one whole file, named so that the newest stands last', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pho-hien-mailbox-'));
  const mailbox = await startMailbox(folder);
  const transport = createTransport(mailbox.url);
  for (const subject of ['first', 'second']) {
    await transport.sendMail({ from: 'a@pho-hien.example', to: 'b@congty.example', subject, text: 'Xin chào' });
  }
  transport.close();
  await mailbox.stop();

  const files = readdirSync(folder).sort();
  expect(files.every((name) => name.endsWith('.eml'))).toBe(true);
  expect(files.map((name) => /^Subject: (.*)$/m.exec(readFileSync(join(folder, name), 'utf8'))?.[1]?.trim())).toEqual([
    'first',
    'second',
  ]);
  rmSync(folder, { recursive: true });
});
