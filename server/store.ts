/**
 * Owns the one door to everything that is stored.
 * Must not know tables.
 */

import { createAccountsStore } from './accounts.store.ts';
import { createAuditStore } from './audit.store.ts';
import { createCommentsStore } from './comments.store.ts';
import { createCoursesStore } from './courses.store.ts';
import type { Connection } from './database.ts';
import { createDraftsStore } from './drafts.store.ts';
import { createGradebookStore } from './gradebook.store.ts';
import { createGroupsStore } from './groups.store.ts';
import { createInvitesStore } from './invites.store.ts';
import { createJobsStore } from './jobs.store.ts';
import { createMembersStore } from './members.store.ts';
import { createNotesStore } from './notes.store.ts';
import { createPeopleStore } from './people.store.ts';
import { createPersonalDataStore } from './personal-data.store.ts';
import { createQuestionsStore } from './questions.store.ts';
import { createQuizAttemptsStore } from './quiz-attempts.store.ts';
import { createQuizRegradesStore } from './quiz-regrades.store.ts';
import { createQuizRunsStore } from './quiz-runs.store.ts';
import { createQuizzesStore } from './quizzes.store.ts';
import { createRegradesStore } from './regrades.store.ts';
import { createReportsStore } from './reports.store.ts';
import { createResultsStore } from './results.store.ts';
import { createRetentionStore } from './retention.store.ts';
import { createRulesStore } from './rules.store.ts';
import { createSimilarityStore } from './similarity.store.ts';
import { createSubmissionsStore } from './submissions.store.ts';
import { createWebhooksStore } from './webhooks.store.ts';

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
    rules: createRulesStore(database),
    submissions: createSubmissionsStore(database),
    results: createResultsStore(database),
    similarity: createSimilarityStore(database),
    quizzes: createQuizzesStore(database),
    quizRuns: createQuizRunsStore(database),
    quizAttempts: createQuizAttemptsStore(database),
    quizRegrades: createQuizRegradesStore(database),
    audit: createAuditStore(database),
    webhooks: createWebhooksStore(database),
    personalData: createPersonalDataStore(database),
    retention: createRetentionStore(database),
    reports,
    jobs: createJobsStore(database, reports),
    regrades: createRegradesStore(database, reports),
    /** Runs `work` in one write transaction: all of it is stored, or nothing. `work` must be synchronous. */
    transaction<T>(work: () => T): T {
      return database.transaction(work).immediate();
    },
    /** Throws when the database cannot be read. */
    ping(): void {
      database.prepare('SELECT 1').get();
    },
  };
}

/** Everything that is stored. */
export type Store = ReturnType<typeof createStore>;
