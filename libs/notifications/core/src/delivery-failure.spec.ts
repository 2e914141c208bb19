import { expect, it } from 'vitest';
import { judgeDelivery } from './delivery-failure.ts';

it.each([
  [{ responseCode: 550, code: 'EENVELOPE' }, 'permanent', 'SMTP_550'],
  [{ responseCode: 554, code: 'EMESSAGE' }, 'permanent', 'SMTP_554'],
  [{ responseCode: 421 }, 'temporary', 'SMTP_421'],
  [{ responseCode: 452, code: 'EENVELOPE' }, 'temporary', 'SMTP_452'],
  // Our own credentials are wrong: the mail is not to blame.
  [{ responseCode: 535, code: 'EAUTH' }, 'temporary', 'SMTP_535'],
  [{ code: 'ECONNREFUSED' }, 'temporary', 'ECONNREFUSED'],
  [{ code: 'ETIMEDOUT' }, 'temporary', 'ETIMEDOUT'],
  [{}, 'temporary', 'UNKNOWN'],
  // Only codes enter the log: never an address or a server's sentence.
  [{ code: 'user <a@b.example> unknown' }, 'temporary', 'UNKNOWN'],
] as const)('judges %o as %s', (failure, kind, code) => {
  expect(judgeDelivery(failure)).toEqual({ kind, code });
});
