/**
 * Owns the settings of the server: names, defaults, bounds. Parsed once, frozen.
 * Must not read the environment itself.
 */
import { resolve } from 'node:path';
import { z } from 'zod';
import { LimitsSchema } from '../graders/limits.ts';
import { type Network, parseNetwork } from './kernel/networks.ts';

/** A setting from a fixed form; `expected` completes "must be ...". */
const text = (matches: (value: string) => boolean, expected: string) =>
  z.string().refine(matches, `must be ${expected}`);

/** A whole number in decimal digits alone: what else JavaScript takes for a number (0x10, 1e3, ' 7 ') is a slip. */
const integer = (low: number, high: number) =>
  text(
    (value) => /^(0|[1-9]\d*)$/.test(value) && Number(value) >= low && Number(value) <= high,
    `a whole number from ${low} to ${high}`,
  ).transform(Number);

const oneOf = <const Values extends readonly string[]>(...values: Values) =>
  z.enum(values, { error: `must be ${values.slice(0, -1).join(', ')} or ${values.at(-1)}` });

/** A path as it stands: a space at an end, or a line break, is a slip that would make another folder. */
const path = text(
  (value) => value === value.trim() && !/[\r\n]/.test(value),
  'the path of a folder, without spaces around it',
);

/** Whether a text is an address with one of the protocols and a host. */
function isUrl(value: string, protocols: readonly string[]): boolean {
  if (/\s/.test(value) || !URL.canParse(value)) return false;
  const url = new URL(value);
  return protocols.includes(url.protocol) && /^[\w.[\]:-]+$/.test(url.hostname);
}

/** Limits of grading as a JSON object; those left out keep their defaults (graders/limits.ts). */
const LimitsText = z
  .string()
  .default('{}')
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'must be a JSON object such as {"testMs": 3000}' });
      return z.NEVER;
    }
  })
  .pipe(LimitsSchema.partial());

/** Networks, separated by commas. */
const NetworksText = z
  .string()
  .default('')
  .transform((text, context): readonly Network[] =>
    text
      .split(/[\s,]+/)
      .filter((one) => one !== '')
      .map((one) => {
        try {
          return parseNetwork(one);
        } catch {
          context.addIssue({
            code: 'custom',
            message: `must list networks such as 10.20.0.0/16 or fd00::/8, not ${one}`,
          });
          return z.NEVER;
        }
      }),
  );

const EnvironmentSchema = z.object({
  LIMITS: LimitsText,
  PORT: integer(0, 65_535).default(3000),
  HOST: text((value) => /^[\w.:%-]+$/.test(value), 'a name or an address of this machine, such as 127.0.0.1').default(
    '127.0.0.1',
  ),
  DATA_DIR: path.default('./data'),
  EXERCISES_DIR: path.optional(),
  WORKERS: integer(1, 64).optional(),
  QUEUE_LIMIT: integer(1, 100_000).default(200),
  SUBMITS_PER_MINUTE: integer(1, 100_000).default(30),
  TRUST_PROXY: integer(0, 10).optional(),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'silent').optional(),
  SANDBOX: oneOf('full', 'reduced').default('full'),
  SMTP_URL: text(
    (value) => isUrl(value, ['smtp:', 'smtps:']),
    'an address such as smtp://user:password@mail.example.org:587',
  ).optional(),
  MAIL_FROM: text(
    (value) => /^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(value),
    'an address such as Grade Descent <no-reply@example.org>',
  ).default('Grade Descent <no-reply@localhost>'),
  PUBLIC_URL: text(
    (value) => /^https?:\/\/[^/?#@]+$/.test(value) && isUrl(value, ['http:', 'https:']),
    'an address without a path, such as https://grades.example.org',
  ).optional(),
  WEBHOOK_ALLOW: NetworksText,
  DEMO: oneOf('course', 'accounts', 'none').optional(),
  BACKUP_HOURS: integer(0, 720).default(24),
  BACKUP_KEEP: integer(1, 1_000).default(14),
  WORK_AHEAD: oneOf('yes', 'no').default('yes'),
  NODE_ENV: oneOf('development', 'test', 'production').default('development'),
});

/** Settings whose value may hold a password: it is not printed. */
const SECRET = new Set<PropertyKey>(['SMTP_URL']);

/** One line for each setting that cannot be used: its name, what was expected, what came. */
function explainSettings({ issues }: z.ZodError, given: Readonly<Record<string, string | undefined>>): string {
  const lines = new Map<PropertyKey, string>();
  for (const { path, message } of issues) {
    const [name = '', ...inside] = path;
    if (lines.has(name)) continue;
    const where = inside.length === 0 ? '' : `: ${inside.join('.')}`;
    const value = JSON.stringify((given[String(name)] ?? '').slice(0, 80));
    // zod's own messages, of single limits, begin with a capital letter.
    const what = /^must /.test(message) ? ` ${message}` : `: ${message}`;
    lines.set(name, `${String(name)}${where}${what}; it is ${SECRET.has(name) ? 'another text' : value}`);
  }
  return [...lines.values()].join('\n');
}

/** What the machine offers, for defaults. Paths are absolute. */
export interface Surroundings {
  readonly cores: number;
  readonly workingFolder: string;
  readonly projectRoot: string;
}

/** A setting that cannot be used; the message names each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Parses environment variables. Empty ones count as absent. @throws ConfigError that names every wrong variable */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>, around: Surroundings) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = EnvironmentSchema.safeParse(given);
  if (!parsed.success) throw new ConfigError(explainSettings(parsed.error, given));
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  return Object.freeze({
    port: env.PORT,
    host: env.HOST,
    dataFolder: resolve(around.workingFolder, env.DATA_DIR),
    exercisesFolder: resolve(around.workingFolder, env.EXERCISES_DIR ?? resolve(around.projectRoot, 'exercises')),
    /** Limits of grading; `sourceBytes` also bounds what the pages accept. */
    limits: Object.freeze(LimitsSchema.parse({ ...env.LIMITS, workers: env.WORKERS ?? Math.min(64, around.cores) })),
    /** Waiting submissions before the server answers 503. */
    queueLimit: env.QUEUE_LIMIT,
    /** Runs and submissions that one person may send per minute. */
    submitsPerMinute: env.SUBMITS_PER_MINUTE,
    /** Number of reverse proxies in front whose X-Forwarded-* headers are believed; undefined counts as none, with a notice to admins. */
    trustedProxies: env.TRUST_PROXY,
    /** Mail server (smtp://user:password@host:port); undefined: no mails. */
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    /** Address of this server in mails; without it none are sent, because what browsers call us can be forged. */
    publicUrl: env.PUBLIC_URL,
    /** Networks that are not public and that messages to chat channels may go to all the same. */
    webhookAllow: env.WEBHOOK_ALLOW,
    logLevel: env.LOG_LEVEL ?? (production ? ('info' as const) : ('warn' as const)),
    production,
    /** Grade although this machine lacks layers of the sandbox; only production asks for it. */
    reducedSandbox: env.SANDBOX === 'reduced',
    /** A backup is made this often, hours; 0: never. */
    backupHours: env.BACKUP_HOURS,
    /** Backups that are kept. */
    backupKeep: env.BACKUP_KEEP,
    /** Whether what exercises expect is worked out when the server starts, and not for the first submission to each. */
    workAhead: env.WORK_AHEAD === 'yes',
    /** Whether demo accounts, whose links were printed on a console, are taken in. */
    demoPeople: !production,
    /** Demo data: a course with accounts and submissions, the empty course with its accounts, or none (always in production). */
    demo: production ? ('none' as const) : (env.DEMO ?? ('course' as const)),
  });
}

/** The settings of a server. */
export type Config = ReturnType<typeof parseConfig>;
