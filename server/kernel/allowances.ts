/**
 * Owns how much one person may add to the database in a day: one allowance for each kind of thing, for all routes that store it.
 * Must not know tables.
 *
 * Whoever stores something asks the database what the person has stored today, so that a restart changes nothing. What is too
 * small for that is counted by its route. Bytes are those of the stored texts, with what a row costs beside them. A day is one of
 * UTC.
 */
const KIB = 1024;
const MIB = 1024 * KIB;

/** What all students' allowances come to at most, bytes a day. */
export const MOST_A_DAY = 20 * MIB;

interface Allowance {
  /** Bytes that a person may add in a day. */
  readonly bytes: number;
  /** Things that a person may add in a day. */
  readonly count?: number;
  /** Requests that a person may send in a day, by the routes that store it; each adds at most `bytes / requests`. */
  readonly requests?: number;
}

/** Every allowance. */
export const ALLOWANCES = {
  /** Files sent in to be counted or tried, with their reports. */
  submissions: { bytes: 10 * MIB },
  /** All drafts of a person together, whenever they were saved: a new one takes the place of the old one. */
  drafts: { bytes: 3 * MIB },
  /** Answers to quizzes: all versions that are kept, the newest ones included. */
  answers: { bytes: 3 * MIB },
  /** Questions about submissions and what is said in them. */
  messages: { bytes: MIB, count: 100 },
  /** Attempts and visits: one of each for a quiz, so at most as many as the staff has planned; the keys of their tables say so. */
  attempts: { bytes: 100 * KIB },
  /** Changes of the own account, each noted in the log. */
  account: { bytes: 200 * KIB, requests: 200 },
  /** Exports of the own data, each noted in the log. */
  exports: { bytes: 20 * KIB, requests: 20 },
  /** Courses that are joined, each noted in the log. */
  joins: { bytes: 100 * KIB, requests: 100 },
  /** Sessions: those of a person beyond this number end, the one that was not used for longest first. */
  sessions: { bytes: 60 * KIB, count: 30 },
  /** Links for a new password that are asked for by mail: a few at a time, and each for an hour (accounts/password-links.ts). */
  passwordLinks: { bytes: 50 * KIB },
  /** Comments on submissions; only the staff writes any. */
  comments: { bytes: 12 * MIB, requests: 1_000 },
} as const satisfies Readonly<Record<string, Allowance>>;
/** Something that is stored within limits. */
export type AllowanceName = keyof typeof ALLOWANCES;

/** What somebody has stored. */
export interface Stored {
  readonly bytes: number;
  readonly count: number;
}

/** Whether `adding` bytes more fit what a person may store of this. */
export function hasRoom(name: AllowanceName, stored: Stored, adding: number): boolean {
  const { bytes, count = Number.POSITIVE_INFINITY }: Allowance = ALLOWANCES[name];
  return stored.bytes + adding <= bytes && stored.count < count;
}

/** The moment at which the day of `now` began, ISO 8601. */
export const startOfDay = (now: Date): string => `${now.toISOString().slice(0, 10)}T00:00:00.000Z`;
