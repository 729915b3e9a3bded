/**
 * Owns sending in a file: checks it and the rules of the exercise, stores it together with its job, wakes the queue.
 * Must not know forms or pages.
 */
import type { Scope } from '../../graders/protocol.ts';
import type { BlockedReason } from '../exercises/policy.ts';
import { SUBMISSION_ROW_BYTES } from '../grading/index.ts';
import type { GradingQueue } from '../grading/queue.ts';
import { isStaff, type Membership } from '../kernel/actor.ts';
import { ALLOWANCES, hasRoom, startOfDay } from '../kernel/allowances.ts';
import { AppError } from '../kernel/errors.ts';
import type { Words } from '../kernel/text/words.ts';
import type { Store } from '../store.ts';
import { cleanFileName, cleanSource } from './clean-source.ts';
import type { Standings } from './standing.ts';

export interface SubmitDeps {
  readonly store: Pick<Store, 'jobs' | 'submissions' | 'transaction'>;
  readonly standings: Standings;
  readonly queue: GradingQueue;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly sourceBytes: number;
  /** Largest report, bytes. */
  readonly reportBytes: number;
  readonly queueLimit: number;
}

/** What a person sends in; `source` as it came. */
export interface Sent {
  readonly slug: string;
  readonly fileName: string;
  readonly source: string;
  readonly scope: Scope;
}

/** Most counted submissions of one person that wait, so that nobody can fill the queue of all. */
const MOST_WAITING = 5;
/** Seconds after which a full queue has usually moved on. */
const RETRY_AFTER_SECONDS = 15;

/** The refusal that an obstacle means, with times as the person reads them. */
function refusal(obstacle: BlockedReason, words: Words): AppError {
  const time = 'time' in obstacle && obstacle.time !== null ? words.time(obstacle.time) : '';
  const count = 'count' in obstacle ? obstacle.count : 0;
  return new AppError('not-now', `errors:not-now.${obstacle.kind}`, { values: { time, count } });
}

/**
 * Returns a function that stores a submission and returns its id; when it returns, the submission is safe on disk. A counted
 * submission obeys the rules of the exercise; test runs, and those of the staff, are always possible. `words` are those of
 * the person: the report is written in their language. While grading is off, submissions are taken without end and graded later.
 * @throws AppError not-found, not-now, queue-full, source-*, storage-*
 */
export function createSubmitExercise(deps: SubmitDeps) {
  const { store, standings } = deps;
  return (membership: Membership, sent: Sent, words: Words): string => {
    standings.get(membership, sent.slug);
    const source = cleanSource(sent.source, deps.sourceBytes);
    const id = deps.newId();
    store.transaction(() => {
      // Inside the transaction, so that two submissions at once do not both take the last attempt.
      const { obstacle } = standings.get(membership, sent.slug);
      if (sent.scope === 'all' && obstacle && !isStaff(membership)) throw refusal(obstacle, words);
      const now = deps.clock();
      const stored = store.submissions.storedSince(membership.person.id, startOfDay(now), deps.reportBytes);
      const adding = Buffer.byteLength(source) + deps.reportBytes + SUBMISSION_ROW_BYTES;
      if (!hasRoom('submissions', stored, adding))
        throw new AppError('not-now', 'errors:not-now.storedToday', {
          values: { count: stored.count, megabytes: ALLOWANCES.submissions.bytes / 2 ** 20 },
        });
      const personId = membership.person.id;
      // A test run is of no use later; a submission is kept, however many wait with it.
      const off = deps.queue.isOff();
      if (off && sent.scope === 'visible') throw new AppError('not-now', 'errors:not-now.gradingOff');
      if (!off && sent.scope === 'all' && store.jobs.countWaiting(personId) >= MOST_WAITING)
        throw new AppError('not-now', 'errors:not-now.manyWaiting', { values: { count: MOST_WAITING } });
      if (!off && store.jobs.count().queuedLive >= deps.queueLimit)
        throw new AppError('queue-full', undefined, {
          values: { waiting: deps.queueLimit, seconds: RETRY_AFTER_SECONDS },
          retryAfterSeconds: RETRY_AFTER_SECONDS,
        });
      const createdAt = now.toISOString();
      store.submissions.insertSubmission({
        id,
        courseId: membership.course.id,
        personId,
        exercise: sent.slug,
        fileName: cleanFileName(sent.fileName, `${sent.slug}.ts`),
        source,
        scope: sent.scope,
        createdAt,
      });
      if (sent.scope === 'all') store.jobs.enqueue(id, createdAt, words.language, 'live');
      else store.jobs.enqueueTrial(id, personId, createdAt, words.language);
    });
    deps.queue.wake();
    return id;
  };
}
/** Sends in a file. */
export type SubmitExercise = ReturnType<typeof createSubmitExercise>;
