/**
 * Owns the order of the rooms: each is installed with what it needs of the kernel and of the rooms above it, so that a room in
 * the wrong place is a type error.
 * Must not read the environment, open anything or listen.
 */

import type { EntranceRules } from './accounts/entrance.ts';
import { installAccounts } from './accounts/index.ts';
import type { SendMail } from './accounts/password-links.ts';
import type { Passwords } from './accounts/passwords.ts';
import type { SqliteSessionStore } from './accounts/sessions.store.ts';
import { installApi } from './api/index.ts';
import { installAudit } from './audit/index.ts';
import type { Config } from './config.ts';
import { installCourses } from './courses/index.ts';
import { createFindMembership } from './courses/membership.ts';
import { installDashboards } from './dashboards/index.ts';
import type { CourseContent } from './exercises/catalog.ts';
import { installExercises } from './exercises/index.ts';
import { installGradebook } from './gradebook/index.ts';
import { type GradingNeeds, installGrading } from './grading/index.ts';
import { installHome } from './home/index.ts';
import type { Render } from './kernel/http/pages.ts';
import { createKernel, type KernelDeps } from './kernel/kernel.ts';
import { withContent } from './kernel/text/words.ts';
import { installOperations, type OperationsNeeds } from './operations/index.ts';
import { installPrivacy } from './privacy/index.ts';
import { installProgress } from './progress/index.ts';
import { createTranslations, installQuizzes, type QuizzesNeeds } from './quizzes/index.ts';
import { installRegrading } from './regrading/index.ts';
import { installReview } from './review/index.ts';
import { installRoster } from './roster/index.ts';
import { installSimilarity } from './similarity/index.ts';
import type { CompareFiles } from './similarity/run-dolos.ts';
import type { Store } from './store.ts';
import { installSubmissions } from './submissions/index.ts';

export interface AppDeps
  extends Pick<
      KernelDeps,
      'wordsFor' | 'threads' | 'assets' | 'log' | 'clock' | 'machineClock' | 'newId' | 'newToken' | 'closing'
    >,
    Pick<GradingNeeds, 'grader' | 'retries'>,
    Pick<QuizzesNeeds, 'compute' | 'postWebhook' | 'newSeed'>,
    Pick<OperationsNeeds, 'backups' | 'storage'> {
  readonly config: Pick<
    Config,
    | 'limits'
    | 'queueLimit'
    | 'submitsPerMinute'
    | 'trustedProxies'
    | 'demo'
    | 'demoPeople'
    | 'publicUrl'
    | 'production'
    | 'reducedSandbox'
  >;
  readonly store: Store;
  readonly sessionStore: SqliteSessionStore;
  readonly sessionSecret: string;
  readonly entranceRules: EntranceRules;
  readonly content: CourseContent;
  /** Quizzes that come as files. */
  readonly quizFiles: readonly QuizzesNeeds['files'][number][];
  readonly brokenQuizzes: readonly QuizzesNeeds['brokenFiles'][number][];
  readonly render: Render;
  readonly passwords: Passwords;
  /** Absent where no mail server is configured. */
  readonly sendMail: SendMail | undefined;
  /** Compares submissions with one another, where that is installed. */
  readonly compareFiles: CompareFiles;
}

/** Creates the application; the caller listens, and starts and stops its schedule. */
export function createApp(deps: AppDeps) {
  const { config, store, content, quizFiles: files, sessionStore, sessionSecret, sendMail } = deps;
  const { queueLimit, submitsPerMinute, publicUrl, trustedProxies, demoPeople } = config;
  const { sourceBytes, reportBytes } = config.limits;

  const findMembership = createFindMembership({ store });
  const findZone = (personId: string) => store.courses.listCoursesOf(personId)[0]?.timeZone;
  const { render, passwords } = deps;
  const translations = createTranslations(files);
  const wordsFor = withContent(deps.wordsFor, translations.textIn);
  const kernel = createKernel({ ...deps, wordsFor, render, publicUrl, trustedProxies, findMembership, findZone });
  const base = { kernel, store };
  const { audit, readLog } = installAudit(base);
  const demo = config.demo !== 'none';
  const credentials = { passwords, sessionStore, sessionSecret, entranceRules: deps.entranceRules };
  const accounts = installAccounts({ ...base, audit, ...credentials, sendMail, demo, demoPeople });
  const { createCourse, setUpToken } = installCourses({ ...base, audit, ...accounts, demoPeople });
  const roster = installRoster({ ...base, audit, ...accounts });
  installExercises({ ...base, audit, content });
  const fullSandboxOnly = config.production && !config.reducedSandbox;
  const queue = installGrading({ ...base, grader: deps.grader, fullSandboxOnly, retries: deps.retries });
  const grading = { content, queue };
  const limits = { queueLimit, submitsPerMinute, sourceBytes, reportBytes };
  const submissions = installSubmissions({ ...base, audit, ...grading, ...limits });
  const { getSubmission, standings } = submissions;
  const quizzes = installQuizzes({
    ...deps,
    ...base,
    audit,
    readLog,
    files,
    brokenFiles: deps.brokenQuizzes,
    translations,
    ...roster,
  });
  const findClass = installProgress({ ...base, content });
  const { collectGrades } = installGradebook({ ...base, audit, findClass, quizzes });
  const { browse } = installReview({ ...base, audit, content, submissions, findClass });
  const { carryOutDecisions } = installRegrading({ ...base, audit, ...grading, standings, findClass });
  installSimilarity({ ...base, audit, browse, getSubmission, compareFiles: deps.compareFiles });
  installDashboards({ ...base, queue, findClass });
  const { retention, finishDeletions } = installPrivacy({
    ...base,
    audit,
    getSubmission,
    quizzes,
    backups: deps.backups,
  });
  const { openCourse } = installHome({
    ...base,
    audit,
    content,
    createCourse,
    standings,
    quizzes,
    collectGrades,
    retention,
  });
  installApi({ ...base, openCourse, submissions, submitsPerMinute });
  const demoCourse = config.demo === 'course';
  const operations = {
    queue,
    quizzes,
    files,
    demo: demoCourse,
    production: config.production,
    backups: deps.backups,
    storage: deps.storage,
  };
  const { loadDemoQuizzes, lookAtClock } = installOperations({ ...base, ...operations });

  return {
    app: kernel.finish({ findPerson: accounts.findPerson, views: accounts.viewAs, sessionStore, sessionSecret }),
    /** The table of all routes. */
    rules: kernel.routes.rules,
    schedule: kernel.schedule,
    /** Token of the first start while there are no people. */
    setUpToken,
    queue,
    quizzes,
    retention,
    /** Empties the log of the database where a reader kept a deletion from doing so. */
    finishDeletions,
    /** Goes on with decisions about exercises that could not be carried out. */
    carryOutDecisions,
    loadDemoQuizzes,
    lookAtClock,
  };
}
