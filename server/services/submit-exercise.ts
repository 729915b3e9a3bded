/**
 * Owns sending in a file: checks it, stores it together with its job, wakes the queue.
 * Must not know forms or pages.
 */
import type { Scope } from '../../graders/protocol.ts';
import type { CourseContent } from '../content/course-content.ts';
import { AppError } from '../errors.ts';
import type { GradingQueue } from '../queue/grading-queue.ts';
import type { Person } from '../store/people.store.ts';
import type { Store } from '../store/store.ts';
import { cleanFileName, cleanSource } from './clean-source.ts';

export interface SubmitDeps {
  readonly store: Store;
  readonly content: CourseContent;
  readonly queue: GradingQueue;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly sourceBytes: number;
  readonly queueLimit: number;
}

/** What a person sends in; `source` as it came. */
export interface Sent {
  readonly slug: string;
  readonly fileName: string;
  readonly source: string;
  readonly scope: Scope;
}

/** Seconds after which a full queue has usually moved on. */
const RETRY_AFTER_SECONDS = 15;

/**
 * Returns a function that stores a submission and returns its id; when it returns, the submission is safe on disk.
 * @throws AppError not-found, queue-full, source-*, storage-*
 */
export function createSubmitExercise(deps: SubmitDeps) {
  const { store } = deps;
  return (person: Person, sent: Sent): string => {
    if (!deps.content.findExercise(sent.slug)) throw new AppError('not-found', 'There is no such exercise.');
    const source = cleanSource(sent.source, deps.sourceBytes);
    const id = deps.newId();
    store.transaction(() => {
      if (store.jobs.count().queued >= deps.queueLimit)
        throw new AppError(
          'queue-full',
          `Many people are sending at the moment and ${deps.queueLimit} submissions wait already. Yours was not taken: send it again in ${RETRY_AFTER_SECONDS} seconds.`,
          { retryAfterSeconds: RETRY_AFTER_SECONDS },
        );
      const createdAt = deps.clock().toISOString();
      store.submissions.insertSubmission({
        id,
        personId: person.id,
        exercise: sent.slug,
        fileName: cleanFileName(sent.fileName, `${sent.slug}.ts`),
        source,
        scope: sent.scope,
        createdAt,
      });
      store.jobs.enqueue(id, createdAt);
    });
    deps.queue.wake();
    return id;
  };
}
