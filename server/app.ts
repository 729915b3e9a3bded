/**
 * Owns putting the web application together: which middleware, which services, which routes, in which order.
 * Must not read the environment, open anything or listen.
 */
import { join } from 'node:path';
import compression from 'compression';
import express, { type Express, type Request } from 'express';
import { create as createTemplates } from 'express-handlebars';
import type { HelperOptions } from 'handlebars';
import type { Logger } from 'pino';
import { createAccountRoutes } from './accounts/account.routes.ts';
import { createPasswordLinks, type SendMail } from './accounts/password-links.ts';
import { createPasswords } from './accounts/passwords.ts';
import { createProfile } from './accounts/profile.ts';
import { createRegister } from './accounts/register.ts';
import type { SqliteSessionStore } from './accounts/sessions.store.ts';
import { createSignInRoutes } from './accounts/sign-in.routes.ts';
import { createSignIn } from './accounts/sign-in-with-link.ts';
import { createSignInWithPassword } from './accounts/sign-in-with-password.ts';
import { createApiRoutes } from './api/api.routes.ts';
import { createLogRoutes } from './audit/audit.routes.ts';
import { createAudit } from './audit/audit.ts';
import { createReadLog } from './audit/read-log.ts';
import type { Config } from './config.ts';
import { createCreateCourse } from './courses/create-course.ts';
import { createSetUpRoutes } from './courses/first-start.routes.ts';
import { createSetUp } from './courses/first-start.ts';
import { createFindMembership } from './courses/membership.ts';
import { createCourseDashboard } from './dashboards/course-dashboard.ts';
import { createDashboardRoutes } from './dashboards/dashboard.routes.ts';
import { createExerciseDashboard } from './dashboards/exercise-dashboard.ts';
import type { CourseContent } from './exercises/catalog.ts';
import { createCourseRules } from './exercises/course-policy.ts';
import { createExtensionsRoutes } from './exercises/extensions.routes.ts';
import { createBulkExtensions } from './exercises/extensions.ts';
import { createRulesRoutes } from './exercises/policy.routes.ts';
import { createChangeGrades } from './gradebook/change-grades.ts';
import { createCollectGrades } from './gradebook/collect-grades.ts';
import { createDetailGrades } from './gradebook/detail-grades.ts';
import { createGradebookRoutes } from './gradebook/gradebook.routes.ts';
import { createImportGrades } from './gradebook/import-grades.ts';
import { createManualGradesRoutes } from './gradebook/manual-grades.routes.ts';
import { createRecordRoutes } from './gradebook/student.routes.ts';
import { createStudentRecord } from './gradebook/student.ts';
import type { GradingQueue } from './grading/queue.ts';
import { createCourseRoutes } from './home/course.routes.ts';
import { createOpenCourse } from './home/open-course.ts';
import { createCourseSettingsRoutes } from './home/settings.routes.ts';
import { createChangeSettings } from './home/settings.ts';
import { AppError } from './kernel/errors.ts';
import { createGate } from './kernel/http/access.ts';
import { createAssetRoutes } from './kernel/http/assets.routes.ts';
import type { Assets } from './kernel/http/assets.ts';
import { createErrorPage } from './kernel/http/error-page.ts';
import { createFindWords } from './kernel/http/language.ts';
import { createPages, type Render } from './kernel/http/pages.ts';
import { createRequestLog } from './kernel/http/request-log.ts';
import { createRouteTable, type Rule } from './kernel/http/routes.ts';
import { createSecurityHeaders } from './kernel/http/security-headers.ts';
import { createSessionMiddleware } from './kernel/http/session.ts';
import { createFindPerson } from './kernel/http/signed-in.ts';
import { createRememberedMarkdown } from './kernel/text/cached-markdown.ts';
import type { Words, WordsFor } from './kernel/text/words.ts';
import { createWatchers } from './kernel/topics.ts';
import { createLoadDemoQuizzes } from './operations/demo-quizzes.ts';
import { createHealthRoutes } from './operations/health.routes.ts';
import { createCheckHealth } from './operations/health.ts';
import { createDeletePerson } from './privacy/delete-person.ts';
import { createExportPerson } from './privacy/export-person.ts';
import { createPersonalDataRoutes } from './privacy/privacy.routes.ts';
import { createRetention } from './privacy/retention.ts';
import { createClassStandings } from './progress/class-progress.ts';
import { createAnalyseQuiz } from './quizzes/analysis/analyse.ts';
import { createQuizAnalysisRoutes } from './quizzes/analysis/analysis.routes.ts';
import { createEditQuiz } from './quizzes/author/edit.ts';
import { createQuizEditorRoutes } from './quizzes/author/editor.routes.ts';
import { createQuizLibraryRoutes } from './quizzes/author/library.routes.ts';
import { createQuizLibrary } from './quizzes/author/library.ts';
import type { QuizFile } from './quizzes/author/quiz-files.ts';
import { createQuizClock } from './quizzes/clock.ts';
import { createQuizActsRoutes } from './quizzes/control/attempts.routes.ts';
import { createQuizPeople } from './quizzes/control/attempts.ts';
import { createChatChannel } from './quizzes/control/chat-channel.ts';
import { createQuizControlRoutes } from './quizzes/control/control.routes.ts';
import { createRunQuiz } from './quizzes/control/control.ts';
import { createLiveQuiz } from './quizzes/control/live.ts';
import { createPlanQuiz } from './quizzes/control/plan.ts';
import type { PostWebhook } from './quizzes/control/post-webhook.ts';
import { createWatchLiveQuiz } from './quizzes/control/watch-live.ts';
import { createEndAttempts } from './quizzes/end-attempts.ts';
import { createQuizPresence } from './quizzes/presence.ts';
import { createAcceptAlternative } from './quizzes/regrade/accept-answer.ts';
import { createQuizRegradeRoutes } from './quizzes/regrade/regrade.routes.ts';
import { createRegradeQuiz } from './quizzes/regrade/regrade.ts';
import { createQuizResults } from './quizzes/results.ts';
import { createQuizStandings } from './quizzes/standing.ts';
import { createOpenQuiz } from './quizzes/take/open.ts';
import { createQuizRoutes } from './quizzes/take/take.routes.ts';
import { createTakeQuiz } from './quizzes/take/take.ts';
import type { QuizVersions } from './quizzes/versions.ts';
import { createWatchQuiz } from './quizzes/watch.ts';
import { createRegradeRoutes } from './regrading/regrade.routes.ts';
import { createRegradeExercise } from './regrading/regrade.ts';
import { createScoreChanges } from './regrading/score-changes.ts';
import { createDecideTests } from './regrading/test-decisions.ts';
import { createBrowseSubmissions } from './review/browse.ts';
import { createCommentCode } from './review/comments.ts';
import { createCompareSubmissions } from './review/compare.ts';
import { createAskQuestion } from './review/questions.ts';
import { createMarkingRoutes } from './review/review.routes.ts';
import { createShowSubmission } from './review/show-submission.ts';
import { createSubmissionRoutes } from './review/submission.routes.ts';
import { createGroupsRoutes } from './roster/groups.routes.ts';
import { createGroups } from './roster/groups.ts';
import { createImportRoster } from './roster/import-roster.ts';
import { createInvites } from './roster/invites.ts';
import { createJoinRoutes } from './roster/join.routes.ts';
import { createJoinCourse } from './roster/join-course.ts';
import { createMembers } from './roster/members.ts';
import { createPeopleRoutes } from './roster/roster.routes.ts';
import { createViewAsRoutes } from './roster/view-as.routes.ts';
import { createViewAs } from './roster/view-as.ts';
import { createFindSimilar } from './similarity/find-similar.ts';
import { type CompareFiles, INSTALL_COMMAND } from './similarity/run-dolos.ts';
import { createSimilarRoutes } from './similarity/similarity.routes.ts';
import type { Store } from './store.ts';
import { createDraftRoutes } from './submissions/drafts.routes.ts';
import { createDrafts } from './submissions/drafts.ts';
import { createGetSubmission } from './submissions/get-submission.ts';
import { createListSubmissions } from './submissions/list-submissions.ts';
import { createGradeAgain } from './submissions/retry.ts';
import { createStaffSubmissionRoutes } from './submissions/staff-list.routes.ts';
import { createStandings } from './submissions/standing.ts';
import { createSubmitExercise } from './submissions/submit.ts';
import { createWatchSubmission } from './submissions/watch-submission.ts';
import { createExerciseRoutes, createKeepTyped, SUBMISSIONS } from './submissions/workbench.routes.ts';
import { createOpenExercise } from './submissions/workbench.ts';

export interface AppDeps {
  readonly config: Pick<
    Config,
    'limits' | 'queueLimit' | 'submitsPerMinute' | 'trustedProxies' | 'production' | 'demo' | 'publicUrl'
  >;
  readonly store: Store;
  readonly sessionStore: SqliteSessionStore;
  readonly sessionSecret: string;
  readonly queue: GradingQueue;
  readonly content: CourseContent;
  readonly quizVersions: QuizVersions;
  /** Quizzes that come as files. */
  readonly quizFiles: readonly QuizFile[];
  readonly wordsFor: WordsFor;
  readonly assets: Assets;
  /** Folder of layouts/, partials/ and pages/. */
  readonly viewsFolder: string;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** A fresh random word for links, not to be guessed. */
  readonly newToken: () => string;
  /** A whole number below 2^31, not to be guessed. */
  readonly newSeed: () => number;
  /** Absent where no mail server is configured. */
  readonly sendMail: SendMail | undefined;
  /** Compares submissions with one another, where that is installed. */
  readonly compareFiles: CompareFiles;
  /** Sends a message to a chat channel. */
  readonly postWebhook: PostWebhook;
  /** Fires when the server is about to end. */
  readonly closing: AbortSignal;
}

/** Templates see only the fields of their models; a field that is not in the model is an error, not an empty place. */
function createRenderer(viewsFolder: string): Render {
  const templates = createTemplates({
    extname: '.hbs',
    layoutsDir: join(viewsFolder, 'layouts'),
    partialsDir: join(viewsFolder, 'partials'),
    compilerOptions: { strict: true, preventIndent: true },
    helpers: {
      /** The text with this key in the reader's language: {{t "exercise:run"}}. */
      t: (key: string, { data, hash }: HelperOptions): string =>
        (data.words as Words).t(key, Object.keys(hash).length > 0 ? hash : undefined),
    },
  });
  return (template, model, words, layout) =>
    templates.renderView(join(viewsFolder, `${template}.hbs`), {
      ...model,
      cache: true,
      layout: layout || '',
      data: { words },
    });
}

/** The application, the table of its routes, and the word of the set-up while there are no people. */
export interface App {
  readonly app: Express;
  readonly rules: readonly Rule[];
  readonly setUpToken: string | undefined;
  /** Ends quizzes whose time is over; to be called again and again. */
  readonly endQuizzes: () => void;
  /** Sends messages to chat channels that wait; to be called again and again. */
  readonly postMessages: () => Promise<void>;
  /** Deletes personal data whose time in a course is over; to be called again and again. Returns of how many people. */
  readonly deleteDueData: () => Promise<number>;
  /** Plans the quizzes of the demo course, once. */
  readonly loadDemoQuizzes: () => Promise<void>;
}

/** Creates the application; the caller listens. */
export function createApp(deps: AppDeps): App {
  const { config, store, queue, content, quizVersions, assets, clock, newId, newToken, log, closing, sessionStore } =
    deps;
  const { publicUrl } = config;
  const { sourceBytes } = config.limits;
  const { queueLimit, submitsPerMinute } = config;

  const findMembership = createFindMembership({ store });
  const audit = createAudit({ store, clock });
  const readLog = createReadLog({ store });
  const viewAs = createViewAs({ store, audit, clock });
  const standings = createStandings({ store, content, clock });
  const getSubmission = createGetSubmission({ store, queue, content, standings, clock });
  const openExercise = createOpenExercise({ store, standings, getSubmission });
  const submitExercise = createSubmitExercise({ store, standings, queue, clock, newId, sourceBytes, queueLimit });
  const { listCoursesOf, listCourses } = store.courses;
  const passwords = createPasswords();
  const register = createRegister({ store, passwords, clock, newId });
  const passwordLinks = createPasswordLinks({
    store,
    passwords,
    audit,
    clock,
    newToken,
    wordsFor: deps.wordsFor,
    mail: deps.sendMail && publicUrl !== undefined ? { send: deps.sendMail, publicUrl } : undefined,
    endSessions: (personId) => sessionStore.revokeOthers(personId),
  });
  const setUp = createSetUp({ store, register, audit, clock, newId, newToken });
  const quizClock = createQuizClock({ store, clock });
  const quizStandings = createQuizStandings({ store, quizClock });
  const openCourse = createOpenCourse({
    standings,
    listBegun: store.submissions.listBegun,
    listQuizzes: quizStandings.list,
    clock,
  });

  const render = createRenderer(deps.viewsFolder);
  const pages = createPages(assets, createFindWords(deps.wordsFor), render);
  const exerciseDeps = {
    pages,
    openExercise,
    submitExercise,
    submitsPerMinute,
    sourceBytes,
    assetUrl: assets.url,
    clock,
  };
  const routes = createRouteTable(createGate(findMembership));
  createHealthRoutes(routes, createCheckHealth({ store, queue }));
  createSetUpRoutes(routes, { pages, setUp });
  createSignInRoutes(routes, {
    pages,
    signIn: createSignIn({ store, clock }),
    signInWithPassword: createSignInWithPassword({ store, passwords, clock }),
    passwordLinks,
    viewAs,
    demo: config.demo !== 'none',
    log,
  });
  createAccountRoutes(routes, {
    pages,
    profile: createProfile({ store, passwords, sessions: sessionStore, audit }),
    handleOf: (id) => sessionStore.handleOf(id),
  });
  createJoinRoutes(routes, { pages, joinCourse: createJoinCourse({ store, register, audit, clock }) });
  const groups = createGroups({ store, audit, clock, newId });
  createGroupsRoutes(routes, { pages, groups });
  const originOf = (req: Request): string => publicUrl ?? `${req.protocol}://${req.get('host') ?? ''}`;
  createViewAsRoutes(routes, { viewAs });
  createPeopleRoutes(routes, {
    pages,
    members: createMembers({ store, audit }),
    passwordLinks,
    importRoster: createImportRoster({ store, clock, newId, passwordLinks, audit, groups }),
    listGroups: store.groups.listGroups,
    invites: createInvites({ store, audit, clock, newId, newToken }),
    originOf,
  });
  const deletePerson = createDeletePerson({ store, audit, clock, newId });
  const retention = createRetention({ store, deletePerson, clock });
  createCourseSettingsRoutes(routes, {
    pages,
    changeSettings: createChangeSettings({ store, audit, clock }),
    planRetention: retention.plan,
    createCourse: createCreateCourse({ store, audit, clock, newId }),
    listCourses,
    listCoursesOf,
  });
  createLogRoutes(routes, { pages, readLog });
  createCourseRoutes(routes, { pages, listCoursesOf, openCourse });
  createExerciseRoutes(routes, exerciseDeps);
  createDraftRoutes(routes, { pages, drafts: createDrafts({ store, standings, clock, sourceBytes }) });
  const markdown = createRememberedMarkdown();
  const commentCode = createCommentCode({ store, getSubmission, audit, clock, newId });
  const askQuestion = createAskQuestion({ store, getSubmission, audit, clock, newId });
  const { findExercise } = content;
  const showSubmission = createShowSubmission({
    pages,
    getSubmission,
    commentCode,
    askQuestion,
    findExercise,
    markdown,
  });
  createSubmissionRoutes(routes, {
    pages,
    getSubmission,
    showSubmission,
    compareSubmissions: createCompareSubmissions({ getSubmission }),
    watchSubmission: createWatchSubmission({ queue, getSubmission }),
    findExercise,
    closing,
  });
  createStaffSubmissionRoutes(routes, {
    pages,
    exercises: content.exercises,
    listSubmissions: createListSubmissions({ store, queue }),
    gradeAgain: createGradeAgain({ store, queue, audit, clock }),
  });
  createRulesRoutes(routes, { pages, courseRules: createCourseRules({ store, content, audit, clock }) });
  const bulkExtensions = createBulkExtensions({ store, content, audit, clock, newId });
  createExtensionsRoutes(routes, { pages, bulkExtensions });
  const watchers = createWatchers();
  const presence = createQuizPresence();
  const endAttempts = createEndAttempts({ store, versions: quizVersions, quizClock, watchers });
  const takeQuiz = createTakeQuiz({
    store,
    versions: quizVersions,
    standings: quizStandings,
    endAttempts,
    watchers,
    clock,
    newId,
    newSeed: deps.newSeed,
  });
  createPersonalDataRoutes(routes, {
    pages,
    exportPerson: createExportPerson({ store, getSubmission, standings: quizStandings, endAttempts, audit }),
    deletePerson,
    retention,
    searchPeople: store.personalData.search,
    clock,
  });
  const planQuiz = createPlanQuiz({ store, versions: quizVersions, audit, clock, newId });
  const results = createQuizResults({ store, standings: quizStandings, endAttempts });
  createQuizRoutes(routes, {
    pages,
    openQuiz: createOpenQuiz({ takeQuiz, versions: quizVersions, results }),
    takeQuiz,
    standings: quizStandings,
    watchQuiz: createWatchQuiz({ standings: quizStandings, watchers, presence }),
    markdown,
    closing,
  });
  const runQuiz = createRunQuiz({ store, versions: quizVersions, endAttempts, watchers, audit, clock });
  const chat = createChatChannel({ store, post: deps.postWebhook, watchers, audit, clock, newId });
  const lookAtQuiz = createLiveQuiz({
    store,
    versions: quizVersions,
    standings: quizStandings,
    quizClock,
    presence,
    clock,
  });
  const watchLiveQuiz = createWatchLiveQuiz({ lookAtQuiz, watchers });
  const quizLibrary = createQuizLibrary({
    store,
    versions: quizVersions,
    standings: quizStandings,
    files: deps.quizFiles,
  });
  createQuizEditorRoutes(routes, {
    pages,
    editQuiz: createEditQuiz({ store, versions: quizVersions, audit, clock }),
    markdown,
  });
  createQuizLibraryRoutes(routes, { pages, quizLibrary, planQuiz });
  const decisionDeps = {
    store,
    versions: quizVersions,
    standings: quizStandings,
    endAttempts,
    audit,
    watchers,
    clock,
    newId,
  };
  const regradeQuiz = createRegradeQuiz(decisionDeps);
  createQuizRegradeRoutes(routes, {
    pages,
    acceptAlternative: createAcceptAlternative(decisionDeps),
    regradeQuiz,
    markdown,
  });
  createQuizControlRoutes(routes, {
    pages,
    regradeQuiz,
    standings: quizStandings,
    lookAtQuiz,
    watchLiveQuiz,
    runQuiz,
    chat,
    originOf,
    closing,
  });
  const quizPeople = createQuizPeople({
    store,
    standings: quizStandings,
    quizClock,
    versions: quizVersions,
    results,
    endAttempts,
    readLog,
  });
  createQuizActsRoutes(routes, { pages, quizPeople, runQuiz, markdown });
  const analyseQuiz = createAnalyseQuiz({ store, versions: quizVersions, standings: quizStandings });
  createQuizAnalysisRoutes(routes, {
    pages,
    analyseQuiz,
    markdown,
  });
  const findClass = createClassStandings({ store, content, clock });
  const collectGrades = createCollectGrades({
    store,
    findClass,
    versions: quizVersions,
    quizStandings,
    quizClock,
  });
  const changeGrades = createChangeGrades({ store, collectGrades, audit, clock, newId });
  const detailGrades = createDetailGrades({ store, analyseQuiz });
  createGradebookRoutes(routes, { pages, collectGrades, changeGrades, detailGrades });
  const importGrades = createImportGrades({ store, collectGrades, changeGrades, audit });
  createManualGradesRoutes(routes, { pages, collectGrades, changeGrades, importGrades });
  createRecordRoutes(routes, {
    pages,
    studentRecord: createStudentRecord({ store, collectGrades, audit, clock, newId }),
    collectGrades,
  });
  const browseSubmissions = createBrowseSubmissions({ store, findClass });
  const { compareFiles } = deps;
  createSimilarRoutes(routes, {
    pages,
    findSimilar: createFindSimilar({ store, browse: browseSubmissions, getSubmission, compareFiles, audit, clock }),
    installCommand: INSTALL_COMMAND,
    onError: (error) => log.error({ err: error }, 'a comparison of submissions could not be recorded'),
  });
  createMarkingRoutes(routes, {
    pages,
    exercises: content.exercises,
    commentCode,
    askQuestion,
    browseSubmissions,
    getSubmission,
    showSubmission,
    markdown,
  });
  const findScoreChanges = createScoreChanges({ store, content, standings });
  createRegradeRoutes(routes, {
    pages,
    regradeExercise: createRegradeExercise({ store, queue, content, findScoreChanges, audit, clock, newId }),
    decideTests: createDecideTests({ store, content, findScoreChanges, audit, clock }),
  });
  createDashboardRoutes(routes, {
    pages,
    lookAtCourse: createCourseDashboard({ store, queue, findClass }),
    lookAtExercise: createExerciseDashboard({ store, findClass }),
  });
  createApiRoutes(routes, {
    pages,
    listCoursesOf,
    openCourse,
    openExercise,
    submitExercise,
    getSubmission,
    submitsPerMinute,
  });

  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustedProxies);
  app.use(createRequestLog(log, newId), ...createSecurityHeaders());
  app.use(createAssetRoutes(assets));
  app.use(compression({ filter: (_req, res) => /html|json/.test(String(res.getHeader('Content-Type'))) }));
  app.use(createSessionMiddleware(sessionStore, deps.sessionSecret), createFindPerson(store.people.findPerson, viewAs));
  app.use(routes.router);
  app.use(() => {
    throw new AppError('not-found');
  });
  app.use(SUBMISSIONS, createKeepTyped(exerciseDeps));
  app.use(createErrorPage({ pages, log, newId }));
  const demoQuizzes = { store, files: deps.quizFiles, planQuiz, versions: quizVersions, endAttempts, clock, newId };
  return {
    app,
    rules: routes.rules,
    setUpToken: setUp.token,
    endQuizzes: endAttempts.tick,
    postMessages: chat.tick,
    deleteDueData: retention.tick,
    loadDemoQuizzes: createLoadDemoQuizzes(demoQuizzes),
  };
}
