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
import type { PostWebhook } from './chat/post-webhook.ts';
import type { Config } from './config.ts';
import type { Assets } from './content/assets.ts';
import type { CourseContent } from './content/course-content.ts';
import type { QuizFile } from './content/quiz-library.ts';
import { createRememberedMarkdown } from './content/remembered-markdown.ts';
import type { Words, WordsFor } from './content/words.ts';
import { AppError } from './errors.ts';
import { createGate } from './middleware/access.ts';
import { createErrorPage } from './middleware/error-page.ts';
import { createFindWords } from './middleware/language.ts';
import { createPages, type Render } from './middleware/pages.ts';
import { createFindPerson } from './middleware/person.ts';
import { createRequestLog } from './middleware/request-log.ts';
import { createRouteTable, type Rule } from './middleware/route-table.ts';
import { createSecurityHeaders } from './middleware/security-headers.ts';
import { createSessionMiddleware } from './middleware/session.ts';
import { type CompareFiles, INSTALL_COMMAND } from './plagiarism/run-dolos.ts';
import type { GradingQueue } from './queue/grading-queue.ts';
import { createWatchers } from './queue/watchers.ts';
import { createAccountRoutes } from './routes/account.routes.ts';
import { createApiRoutes } from './routes/api.routes.ts';
import { createAssetRoutes } from './routes/assets.routes.ts';
import { createCourseSettingsRoutes } from './routes/course-settings.routes.ts';
import { createCourseRoutes } from './routes/courses.routes.ts';
import { createDashboardRoutes } from './routes/dashboard.routes.ts';
import { createDraftRoutes } from './routes/drafts.routes.ts';
import { createExerciseRoutes, createKeepTyped, SUBMISSIONS } from './routes/exercises.routes.ts';
import { createExtensionsRoutes } from './routes/extensions.routes.ts';
import { createGradebookRoutes } from './routes/gradebook.routes.ts';
import { createGroupsRoutes } from './routes/groups.routes.ts';
import { createHealthRoutes } from './routes/health.routes.ts';
import { createJoinRoutes } from './routes/join.routes.ts';
import { createLogRoutes } from './routes/log.routes.ts';
import { createManualGradesRoutes } from './routes/manual-grades.routes.ts';
import { createMarkingRoutes } from './routes/marking.routes.ts';
import { createPeopleRoutes } from './routes/people.routes.ts';
import { createPersonalDataRoutes } from './routes/personal-data.routes.ts';
import { createQuizActsRoutes } from './routes/quiz-acts.routes.ts';
import { createQuizAnalysisRoutes } from './routes/quiz-analysis.routes.ts';
import { createQuizControlRoutes } from './routes/quiz-control.routes.ts';
import { createQuizEditorRoutes } from './routes/quiz-editor.routes.ts';
import { createQuizLibraryRoutes } from './routes/quiz-library.routes.ts';
import { createQuizRegradeRoutes } from './routes/quiz-regrade.routes.ts';
import { createQuizRoutes } from './routes/quizzes.routes.ts';
import { createRecordRoutes } from './routes/record.routes.ts';
import { createRegradeRoutes } from './routes/regrade.routes.ts';
import { createRulesRoutes } from './routes/rules.routes.ts';
import { createSetUpRoutes } from './routes/set-up.routes.ts';
import { createShowSubmission } from './routes/show-submission.ts';
import { createSignInRoutes } from './routes/sign-in.routes.ts';
import { createSimilarRoutes } from './routes/similar.routes.ts';
import { createStaffSubmissionRoutes } from './routes/staff-submissions.routes.ts';
import { createSubmissionRoutes } from './routes/submissions.routes.ts';
import { createViewAsRoutes } from './routes/view-as.routes.ts';
import { createAcceptAlternative } from './services/accept-alternative.ts';
import { createAnalyseQuiz } from './services/analyse-quiz.ts';
import { createAskQuestion } from './services/ask-question.ts';
import { createAudit } from './services/audit.ts';
import { createBrowseSubmissions } from './services/browse-submissions.ts';
import { createBulkExtensions } from './services/bulk-extensions.ts';
import { createChangeGrades } from './services/change-grades.ts';
import { createChatChannel } from './services/chat-channel.ts';
import { createCheckHealth } from './services/check-health.ts';
import { createClassStandings } from './services/class-standings.ts';
import { createCollectGrades } from './services/collect-grades.ts';
import { createCommentCode } from './services/comment-code.ts';
import { createCompareSubmissions } from './services/compare-submissions.ts';
import { createCourseDashboard } from './services/course-dashboard.ts';
import { createCourseRules } from './services/course-rules.ts';
import { createChangeSettings } from './services/course-settings.ts';
import { createCreateCourse } from './services/create-course.ts';
import { createDecideTests } from './services/decide-tests.ts';
import { createDeletePerson } from './services/delete-person.ts';
import { createDetailGrades } from './services/detail-grades.ts';
import { createEditQuiz } from './services/edit-quiz.ts';
import { createEndAttempts } from './services/end-attempts.ts';
import { createExerciseDashboard } from './services/exercise-dashboard.ts';
import { createStandings } from './services/exercise-standing.ts';
import { createExportPerson } from './services/export-person.ts';
import { createFindMembership } from './services/find-membership.ts';
import { createFindSimilar } from './services/find-similar.ts';
import { createGetSubmission } from './services/get-submission.ts';
import { createGradeAgain } from './services/grade-again.ts';
import { createGroups } from './services/groups.ts';
import { createImportGrades } from './services/import-grades.ts';
import { createImportRoster } from './services/import-roster.ts';
import { createInvites } from './services/invites.ts';
import { createJoinCourse } from './services/join-course.ts';
import { createListSubmissions } from './services/list-submissions.ts';
import { createLiveQuiz } from './services/live-quiz.ts';
import { createLoadDemoQuizzes } from './services/load-demo-quizzes.ts';
import { createMembers } from './services/members.ts';
import { createOpenCourse } from './services/open-course.ts';
import { createOpenExercise } from './services/open-exercise.ts';
import { createOpenQuiz } from './services/open-quiz.ts';
import { createPasswordLinks, type SendMail } from './services/password-links.ts';
import { createPasswords } from './services/passwords.ts';
import { createPlanQuiz } from './services/plan-quiz.ts';
import { createProfile } from './services/profile.ts';
import { createQuizClock } from './services/quiz-clock.ts';
import { createQuizLibrary } from './services/quiz-library.ts';
import { createQuizPeople } from './services/quiz-people.ts';
import { createQuizPresence } from './services/quiz-presence.ts';
import { createQuizResults } from './services/quiz-results.ts';
import { createQuizStandings } from './services/quiz-standing.ts';
import type { QuizVersions } from './services/quiz-versions.ts';
import { createReadLog } from './services/read-log.ts';
import { createRegister } from './services/register.ts';
import { createRegradeExercise } from './services/regrade-exercise.ts';
import { createRegradeQuiz } from './services/regrade-quiz.ts';
import { createRetention } from './services/retention.ts';
import { createRunQuiz } from './services/run-quiz.ts';
import { createDrafts } from './services/save-draft.ts';
import { createScoreChanges } from './services/score-changes.ts';
import { createSetUp } from './services/set-up.ts';
import { createSignIn } from './services/sign-in.ts';
import { createSignInWithPassword } from './services/sign-in-with-password.ts';
import { createStudentRecord } from './services/student-record.ts';
import { createSubmitExercise } from './services/submit-exercise.ts';
import { createTakeQuiz } from './services/take-quiz.ts';
import { createViewAs } from './services/view-as.ts';
import { createWatchLiveQuiz } from './services/watch-live-quiz.ts';
import { createWatchQuiz } from './services/watch-quiz.ts';
import { createWatchSubmission } from './services/watch-submission.ts';
import type { SqliteSessionStore } from './store/session.store.ts';
import type { Store } from './store/store.ts';

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
