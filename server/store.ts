/**
 * Owns the one door to everything that is stored.
 * Must not know tables.
 */

import { z } from 'zod';
import { createAccountsStore } from './accounts/accounts.store.ts';
import { createAuditStore } from './audit/audit.store.ts';
import { createCoursesStore } from './courses/courses.store.ts';
import { createPolicyStore } from './exercises/policy.store.ts';
import { createGradebookStore } from './gradebook/gradebook.store.ts';
import { createNotesStore } from './gradebook/notes.store.ts';
import { createJobsStore } from './grading/jobs.store.ts';
import { createRegradesStore } from './grading/regrades.store.ts';
import { createReportsStore } from './grading/reports.store.ts';
import { createSubmissionsStore } from './grading/submissions.store.ts';
import type { Connection } from './kernel/database/database.ts';
import { createGroupCommit } from './kernel/database/group-commit.ts';
import { createPeopleStore } from './people/people.store.ts';
import { createPersonalDataStore } from './privacy/personal-data.store.ts';
import { createRetentionStore } from './privacy/retention.store.ts';
import { createResultsStore } from './progress/results.store.ts';
import { createQuizAttemptsStore } from './quizzes/attempts.store.ts';
import { createWebhooksStore } from './quizzes/control/webhooks.store.ts';
import { createQuizRegradesStore } from './quizzes/regrades.store.ts';
import { createSittingsStore } from './quizzes/sittings.store.ts';
import { createQuizzesStore } from './quizzes/sources.store.ts';
import { createDueChangesStore } from './regrading/due-changes.store.ts';
import { createCommentsStore } from './review/comments.store.ts';
import { createQuestionsStore } from './review/questions.store.ts';
import { createGroupsStore } from './roster/groups.store.ts';
import { createInvitesStore } from './roster/invites.store.ts';
import { createMembersStore } from './roster/members.store.ts';
import { createSimilarityStore } from './similarity/similarity.store.ts';
import { createDraftsStore } from './submissions/drafts.store.ts';

/** Creates the stores over an open, migrated database. `graderVersion` is noted with every report. */
export function createStore(database: Connection, graderVersion: string) {
  const reports = createReportsStore(database, graderVersion);
  return {
    people: createPeopleStore(database),
    accounts: createAccountsStore(database),
    courses: createCoursesStore(database),
    members: createMembersStore(database),
    groups: createGroupsStore(database),
    gradebook: createGradebookStore(database),
    notes: createNotesStore(database),
    comments: createCommentsStore(database),
    questions: createQuestionsStore(database),
    invites: createInvitesStore(database),
    drafts: createDraftsStore(database),
    policies: createPolicyStore(database),
    submissions: createSubmissionsStore(database),
    results: createResultsStore(database),
    similarity: createSimilarityStore(database),
    quizzes: createQuizzesStore(database),
    sittings: createSittingsStore(database),
    quizAttempts: createQuizAttemptsStore(database),
    quizRegrades: createQuizRegradesStore(database),
    audit: createAuditStore(database),
    webhooks: createWebhooksStore(database),
    personalData: createPersonalDataStore(database),
    retention: createRetentionStore(database),
    reports,
    jobs: createJobsStore(database, reports),
    regrades: createRegradesStore(database, reports),
    dueChanges: createDueChangesStore(database),
    /** Runs `work` in one write transaction: all of it is stored, or nothing. `work` must be synchronous. */
    transaction<T>(work: () => T): T {
      return database.transaction(work).immediate();
    },
    /** Runs `work` in one write transaction with what others ask for at the same time; for what many people do at once. */
    together: createGroupCommit(database),
    /**
     * Empties the log beside the database, in which what was deleted stays readable; false while another process reads it. It
     * does not wait for that.
     */
    emptyLog(): boolean {
      const patience = database.pragma('busy_timeout', { simple: true });
      database.pragma('busy_timeout = 0');
      try {
        return z.object({ busy: z.number() }).array().parse(database.pragma('wal_checkpoint(TRUNCATE)'))[0]?.busy === 0;
      } finally {
        database.pragma(`busy_timeout = ${patience}`);
      }
    },
    /** Throws when the database cannot be read. */
    ping(): void {
      database.prepare('SELECT 1').get();
    },
    /** Writes to the disk without changing anything. Throws when the database cannot be written. */
    probeWrite(): void {
      database.pragma(`user_version = ${database.pragma('user_version', { simple: true })}`);
    },
  };
}

/** Everything that is stored. */
export type Store = ReturnType<typeof createStore>;
