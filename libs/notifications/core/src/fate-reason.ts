/** Why a mail did not arrive, as a sentence can say it. */
export const FATE_REASONS = [
  'mailbox_unknown',
  'mailbox_full',
  'mailbox_disabled',
  'domain_unknown',
  'too_large',
  'refused_as_spam',
  'refused',
  'unknown',
  'try_later',
  'unreachable',
  'our_settings',
  'expired',
  'obsolete',
  'stopped',
  'unsubscribed',
  'erased',
  'internal',
] as const;
export type FateReason = (typeof FATE_REASONS)[number];

const OWN: Readonly<Record<string, FateReason>> = {
  EXPIRED: 'expired',
  OBSOLETE: 'obsolete',
  STOPPED: 'stopped',
  UNSUBSCRIBED: 'unsubscribed',
  ERASED: 'erased',
  UNUSABLE_VALUES: 'internal',
  NOT_COMPOSED: 'internal',
};

/** Answers of RFC 5321, 4.2.3, read by number where the number says enough. */
const SMTP: Readonly<Record<string, FateReason>> = {
  '421': 'try_later',
  '450': 'try_later',
  '451': 'try_later',
  '452': 'mailbox_full',
  '503': 'our_settings',
  '530': 'our_settings',
  '534': 'our_settings',
  '535': 'our_settings',
  '538': 'our_settings',
  '550': 'mailbox_unknown',
  '551': 'mailbox_unknown',
  '552': 'mailbox_full',
  '553': 'mailbox_unknown',
  '554': 'refused',
};

/** Subject and detail of an enhanced status (RFC 3463). */
const ENHANCED: readonly (readonly [RegExp, FateReason])[] = [
  [/^\d\.1\.2$/, 'domain_unknown'],
  [/^\d\.1\.10$/, 'domain_unknown'],
  [/^\d\.1\./, 'mailbox_unknown'],
  [/^\d\.2\.1$/, 'mailbox_disabled'],
  [/^\d\.2\.2$/, 'mailbox_full'],
  [/^\d\.(2\.3|3\.4)$/, 'too_large'],
  [/^\d\.4\./, 'unreachable'],
  [/^\d\.7\./, 'refused_as_spam'],
];

/**
 * The reason behind a code of the mail log: `SMTP_550`, `DSN_5.1.1`, a code of the network such as
 * `ECONNREFUSED`, or one of our own.
 */
export function fateReason(code: string): FateReason {
  const own = OWN[code];
  if (own) return own;
  const [, kind, rest = ''] = /^(SMTP|DSN)_(.+)$/.exec(code) ?? [];
  if (kind === 'SMTP') return SMTP[rest] ?? (rest.startsWith('4') ? 'try_later' : 'refused');
  if (rest === 'unknown') return 'unknown';
  if (kind === 'DSN') return ENHANCED.find(([pattern]) => pattern.test(rest))?.[1] ?? 'refused';
  return 'unreachable';
}
