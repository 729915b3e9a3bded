/**
 * Owns a real queue before a real grader, for benches: people send files as through the pages, and hear when there is a report.
 * Must not know what is measured.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LimitsSchema } from '../../graders/limits.ts';
import { createGraderClient } from '../../server/grading/grader-client.ts';
import { createGradingQueue } from '../../server/grading/queue.ts';
import { RETRY_POLICY } from '../../server/grading/retry-policy.ts';
import { projectRoot } from '../../server/project-root.ts';
import { createStore } from '../../server/store.ts';
import { openTestDatabase } from '../support/database.ts';

const COURSE = { id: 'c', slug: 'c', title: 'C', timeZone: 'UTC', classCode: null };
const quiet = {
  info: () => {},
  warn: () => {},
  error: (fields: object, message: string) => console.error(message, fields),
};

/** Opens a queue over a database in memory, for people that are named here. */
export async function openSharedQueue(people: readonly string[], exercise: string) {
  const clock = (): Date => new Date();
  const cacheFolder = mkdtempSync(join(tmpdir(), 'gradedescent-cache-'));
  const database = openTestDatabase();
  const store = createStore(database, 'bench');
  const createdAt = clock().toISOString();
  store.courses.insertCourse({ ...COURSE, createdAt });
  for (const id of people) store.people.ensureDemoPerson({ id, name: id, isAdmin: false, demoKey: id, createdAt });
  const limits = LimitsSchema.parse({ workers: 2 });
  const grader = createGraderClient({ exercisesFolder: join(projectRoot, 'exercises'), cacheFolder, limits });
  const { jobs, regrades } = store;
  const queue = createGradingQueue({
    jobs,
    regrades,
    grader,
    clock,
    fullSandboxOnly: false,
    newId: randomUUID,
    log: quiet,
    ...RETRY_POLICY,
  });
  await grader.start();
  queue.start();

  return {
    /** Sends a file; resolves when its report is there, with the time that took, ms, and its verdict. */
    send(personId: string, source: string): Promise<{ readonly ms: number; readonly verdict: string | null }> {
      const id = randomUUID();
      const start = performance.now();
      const sentAt = clock().toISOString();
      store.transaction(() => {
        const file = { exercise, fileName: 'a.ts', source, scope: 'all' } as const;
        store.submissions.insertSubmission({ ...file, id, courseId: COURSE.id, personId, createdAt: sentAt });
        store.jobs.enqueue(id, sentAt, 'en', 'live');
      });
      return new Promise((resolve) => {
        const unwatch = queue.watch(id, () => {
          const state = queue.findStanding(id)?.state;
          if (state === 'queued' || state === 'running') return;
          unwatch();
          resolve({ ms: performance.now() - start, verdict: store.submissions.findSubmission(id)?.verdict ?? null });
        });
        queue.wake();
      });
    },
    async close(): Promise<void> {
      queue.stop();
      await grader.close();
      database.close();
      rmSync(cacheFolder, { recursive: true });
    },
  };
}
