/**
 * Owns the settings of the server: names, defaults, bounds. Parsed once, frozen.
 * Must not read the environment itself.
 */
import { resolve } from 'node:path';
import { z } from 'zod';
import { LimitsSchema } from '../graders/limits.ts';

const integer = (low: number, high: number) => z.coerce.number().int().min(low).max(high);

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

const EnvironmentSchema = z.object({
  LIMITS: LimitsText,
  PORT: integer(0, 65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  EXERCISES_DIR: z.string().min(1).optional(),
  WORKERS: integer(1, 64).optional(),
  QUEUE_LIMIT: integer(1, 100_000).default(200),
  SUBMITS_PER_MINUTE: integer(1, 100_000).default(30),
  TRUST_PROXY: integer(0, 10).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'must be an address such as smtp://user:password@mail.example.org:587')
    .optional(),
  MAIL_FROM: z.string().min(3).default('Grade Descent <no-reply@localhost>'),
  PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^\s/]+$/, 'must be an address without a path, such as https://grades.example.org')
    .optional(),
  DEMO: z.enum(['course', 'accounts', 'none']).optional(),
  BACKUP_HOURS: integer(0, 720).default(24),
  BACKUP_KEEP: integer(1, 1_000).default(14),
  NODE_ENV: z.string().default('development'),
});

/** What the machine offers, for defaults. Paths are absolute. */
export interface Surroundings {
  readonly cores: number;
  readonly workingFolder: string;
  readonly projectRoot: string;
}

/** A setting that cannot be used; the message names each. */
class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Parses environment variables. Empty ones count as absent. @throws ConfigError that names every wrong variable */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>, around: Surroundings) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = EnvironmentSchema.safeParse(given);
  if (!parsed.success) throw new ConfigError(`A setting cannot be used:\n${z.prettifyError(parsed.error)}`);
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
    /** Number of reverse proxies in front whose X-Forwarded-* headers are believed. */
    trustedProxies: env.TRUST_PROXY,
    /** Mail server (smtp://user:password@host:port); undefined: no mails. */
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    /** Address of this server in mails; without it none are sent, because what browsers call us can be forged. */
    publicUrl: env.PUBLIC_URL,
    logLevel: env.LOG_LEVEL ?? (production ? ('info' as const) : ('warn' as const)),
    production,
    /** A backup is made this often, hours; 0: never. */
    backupHours: env.BACKUP_HOURS,
    /** Backups that are kept. */
    backupKeep: env.BACKUP_KEEP,
    /** Demo data: a course with accounts and submissions, the empty course with its accounts, or none (always in production). */
    demo: production ? ('none' as const) : (env.DEMO ?? ('course' as const)),
  });
}

/** The settings of a server. */
export type Config = ReturnType<typeof parseConfig>;
