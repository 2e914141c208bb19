import { z } from 'zod';

const url = (protocols: readonly string[]) =>
  z.url().refine((value) => protocols.includes(new URL(value).protocol), {
    error: `must begin with ${protocols.join(' or ')}//`,
  });

const port = z.coerce.number().int().min(0).max(65535);
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const secret = z.string().min(32, 'must be at least 32 characters');

/** Secrets that begin so were made for a demonstration; production refuses them. */
export const DEMO_SECRET_PREFIX = 'demo-only-';

const settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  /** Interface and port on which the API listens; 0 asks the system for a free port. */
  API_HOST: z.string().default('127.0.0.1'),
  API_PORT: port.default(3001),
  /** The one address people use: `https://khoinghiep.example`. */
  PUBLIC_URL: url(['http:', 'https:']),
  DATABASE_URL: url(['postgres:', 'postgresql:']),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
  SMTP_URL: url(['smtp:', 'smtps:']),
  /** Sender of every mail, `Name <address>`. */
  MAIL_FROM: z.string().min(3).default('Phố Hiến <khong-tra-loi@phohien.example>'),
  /**
   * Where mails that cannot be delivered come back to, `tra-lai@phohien.example`: each mail gets an address of its
   * own, `tra-lai+…@`, whose mailbox a mail server pipes into `take-bounce`. Without it they come back to MAIL_FROM.
   */
  MAIL_RETURN: z
    .string()
    .regex(/^[a-z0-9._-]{1,10}@[a-z0-9.-]+$/, 'must be an address with at most 10 characters before the @')
    .optional(),
  /** Where uploaded files are kept: `file:///var/lib/pho-hien`. */
  STORAGE_URL: url(['file:', 's3:']),
  /** Signs sessions. */
  AUTH_SECRET: secret,
  /** Encrypts the private halves of ticket keys and other fields at rest. */
  FIELD_SECRET: secret,
  /** Proxies whose `X-Forwarded-For` is believed, comma-separated addresses or ranges. */
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean),
    ),
  /** Counts how often an address may register, sign in and so on; a load test may lift it, production not. */
  RATE_LIMITS: flag.default(true),
  /** For so many milliseconds all gates of an event are told the news that one of them asked for; 0 looks for each. */
  GATE_NEWS_SHARED_MS: z.coerce.number().int().min(0).max(2000).default(500),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** File of the allow-listed operations; production answers no other. */
  TRUSTED_DOCUMENTS: z.string().optional(),
  /** Shows the demo mailbox and demo accounts; refused in production. */
  DEMO: flag.default(false),
  /** Folder of the mails that the demo's receiver accepted, one `.eml` each. */
  DEMO_MAILBOX_DIR: z.string().optional(),
  /** About so many scans a minute are simulated at today’s events from the start on; of demonstrations only. */
  DEMO_SIMULATE: z.coerce.number().int().optional(),
});

const environment = settings.superRefine((value, context) => {
  if (value.NODE_ENV !== 'production') return;
  const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  for (const name of ['AUTH_SECRET', 'FIELD_SECRET'] as const)
    if (value[name].startsWith(DEMO_SECRET_PREFIX)) refuse(name, 'is a demo secret: make one of your own');
  if (!value.RATE_LIMITS) refuse('RATE_LIMITS', 'cannot be lifted in production');
  if (value.DEMO) refuse('DEMO', 'is for demonstrations: not allowed in production');
  if (value.DEMO_MAILBOX_DIR) refuse('DEMO_MAILBOX_DIR', 'shows mails to anybody: not allowed in production');
  if (!value.TRUSTED_DOCUMENTS) refuse('TRUSTED_DOCUMENTS', 'is needed in production');
});

/** Everything the API reads from its environment, validated once at start. */
export type Environment = z.infer<typeof environment>;

/** The environment is unusable; `problems` has one readable line per variable. */
export class EnvironmentError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The environment is not usable:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Validates `variables`; throws `EnvironmentError` naming each variable that is wrong. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = environment.safeParse(given);
  if (result.success) return result.data;
  throw new EnvironmentError(
    result.error.issues.map(
      ({ path, message }) => `${path.join('.')}: ${message.endsWith('received undefined') ? 'is not set' : message}`,
    ),
  );
}
