/**
 * The door of quizzes: writing, planning, taking, running, regrading and analysing them.
 */
import type { BrokenContent } from '../../graders/catalog/load-exercises.ts';
import type { Audit } from '../audit/audit.ts';
import type { ReadLog } from '../audit/read-log.ts';
import { tellOfBroken } from '../exercises/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { createWatchers, type Watchers } from '../kernel/topics.ts';
import type { Entry } from '../roster/index.ts';
import type { Store } from '../store.ts';
import { createAnalyseQuiz } from './analysis/analyse.ts';
import { createQuizAnalysisRoutes } from './analysis/analysis.routes.ts';
import { createEditQuiz } from './author/edit.ts';
import { createQuizEditorRoutes } from './author/editor.routes.ts';
import { createImportRoutes } from './author/import.routes.ts';
import { createImportQuiz } from './author/import.ts';
import { createQuizLibraryRoutes } from './author/library.routes.ts';
import { createQuizLibrary } from './author/library.ts';
import type { QuizFile } from './author/quiz-files.ts';
import { createQuizClock } from './clock.ts';
import { createAttemptsRoutes } from './control/attempts.routes.ts';
import { createManageAttempts } from './control/attempts.ts';
import { createChatChannel } from './control/chat-channel.ts';
import { createQuizControlRoutes } from './control/control.routes.ts';
import { createControlQuiz } from './control/control.ts';
import { createLiveQuiz } from './control/live.ts';
import { createPlanQuiz, warnAbout } from './control/plan.ts';
import type { PostWebhook } from './control/post-webhook.ts';
import { createWatchLiveQuiz } from './control/watch-live.ts';
import { createEndAttempts } from './end-attempts.ts';
import { createQuizPresence } from './presence.ts';
import { createAcceptAnswer } from './regrade/accept-answer.ts';
import { createQuizRegradeRoutes } from './regrade/regrade.routes.ts';
import { createRegradeQuiz } from './regrade/regrade.ts';
import { createQuizResults } from './results.ts';
import type { Sitting } from './sittings.store.ts';
import { createQuizStandings } from './standing.ts';
import { createAnnounceQuiz, createOpenQuiz } from './take/open.ts';
import { createQuestionHtml } from './take/question-html.ts';
import { createFindRunningQuiz } from './take/running-quiz.ts';
import { createQuizRoutes } from './take/take.routes.ts';
import { createTakeQuiz } from './take/take.ts';
import type { Translations } from './translations.ts';
import { createQuizVersions, type QuizVersionsDeps } from './versions.ts';
import { createWatchQuiz } from './watch.ts';

export { presentQuizItem, quizOfTheWeek } from './list-item.presenter.ts';
export { totalPoints } from './model/quiz-schema.ts';
export { rightAnswer } from './model/right-answer.ts';
export { typeOf } from './model/types/index.ts';
export { randomFrom } from './model/values.ts';
export { createTranslations } from './translations.ts';
export { analysisUrl, attemptUrl, quizUrl } from './urls.ts';

export interface QuizzesNeeds extends Pick<QuizVersionsDeps, 'compute'> {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly audit: Audit;
  readonly readLog: ReadLog;
  readonly entry: Entry;
  /** Tells of changes to people's places in courses. */
  readonly memberNews: Watchers;
  /** Quizzes that come as files. */
  readonly files: readonly QuizFile[];
  /** Files of quizzes that cannot be read. */
  readonly brokenFiles: readonly BrokenContent[];
  readonly translations: Translations;
  /** Sends a message to a chat channel. */
  readonly postWebhook: PostWebhook;
  /** A whole number below 2^31, not to be guessed. */
  readonly newSeed: () => number;
}

/** Quizzes whose time is over end, and waiting messages are sent, this often, ms. */
const TICK_MS = 1_000;

/** Installs quizzes and all their pages. */
export function installQuizzes(needs: QuizzesNeeds) {
  const {
    kernel,
    store,
    audit,
    readLog,
    files,
    brokenFiles,
    translations,
    compute,
    postWebhook,
    newSeed,
    entry,
    memberNews,
  } = needs;
  const {
    routes,
    pages,
    clock: now,
    newId,
    prepare,
    work,
    openEventStream,
    originOf,
    schedule,
    machineClock,
    notices,
    runningClocks,
  } = kernel;
  tellOfBroken(notices, brokenFiles);
  const versions = createQuizVersions({ store, files, translations, compute, work, clock: now });
  const clock = createQuizClock({ store, clock: now });
  const standings = createQuizStandings({ store, quizClock: clock });
  runningClocks.add(createFindRunningQuiz({ store, quizClock: clock }));
  const watchers = createWatchers();
  const presence = createQuizPresence();
  const endAttempts = createEndAttempts({ store, versions, quizClock: clock, watchers });
  const results = createQuizResults({ store, standings, endAttempts });
  // Whatever ran out while the server was down ends before anybody asks.
  schedule.beforeListening('ending quizzes', endAttempts.tick);
  schedule.every(TICK_MS, 'ending quizzes', endAttempts.tick);
  schedule.onStart('reading the quizzes that were planned', async () => {
    const runs = store.courses.listCourses().flatMap(({ id }) => store.sittings.listRuns(id));
    for (const { versionId, gradedVersionId } of runs) {
      await versions.warm(versionId);
      if (gradedVersionId !== null) await versions.warm(gradedVersionId);
    }
  });

  const takeQuiz = createTakeQuiz({ store, versions, standings, endAttempts, watchers, clock: now, newId, newSeed });
  const watchQuiz = createWatchQuiz({ standings, watchers, memberNews, presence });
  const openQuiz = createOpenQuiz({ takeQuiz, versions, translations, results });
  const questionHtml = createQuestionHtml((model, words) => pages.fragment('quizzes/question', model, words), prepare);
  createQuizRoutes(routes, { pages, openQuiz, takeQuiz, standings, watchQuiz, prepare, questionHtml, openEventStream });

  const planQuiz = createPlanQuiz({ store, versions, audit, clock: now, newId });
  const editQuiz = createEditQuiz({ store, versions, work, audit, clock: now });
  const importQuiz = createImportQuiz({ editQuiz, versions, work, newId, clock: now });
  // Before those of a quiz by its name.
  createImportRoutes(routes, { pages, importQuiz, prepare });
  createQuizEditorRoutes(routes, { pages, editQuiz, prepare });
  const quizLibrary = createQuizLibrary({ store, versions, standings, files, brokenFiles });
  createQuizLibraryRoutes(routes, { pages, quizLibrary, planQuiz });

  const decisions = { store, versions, standings, endAttempts, audit, watchers, clock: now, newId };
  const regradeQuiz = createRegradeQuiz(decisions);
  const acceptAnswer = createAcceptAnswer(decisions);
  createQuizRegradeRoutes(routes, { pages, acceptAnswer, regradeQuiz, prepare });

  const controlQuiz = createControlQuiz({ store, versions, endAttempts, watchers, audit, clock: now });
  const chat = createChatChannel({ store, post: postWebhook, watchers, audit, clock: now, newId });
  schedule.every(TICK_MS, 'posting messages', chat.tick);
  const clockJumped = (): boolean => machineClock.state.jump !== undefined;
  const getLiveQuiz = createLiveQuiz({
    store,
    versions,
    standings,
    quizClock: clock,
    presence,
    clockJumped,
    clock: now,
  });
  const watchLiveQuiz = createWatchLiveQuiz({ getLiveQuiz, watchers });
  const control = {
    entry,
    regradeQuiz,
    standings,
    getLiveQuiz,
    watchLiveQuiz,
    controlQuiz,
    warnAbout: (run: Sitting) => warnAbout(run, now().getTime()),
    announce: createAnnounceQuiz({ versions, translations }),
    prepare,
    chat,
    originOf,
    openEventStream,
  };
  createQuizControlRoutes(routes, { pages, ...control });
  const manageAttempts = createManageAttempts({
    store,
    standings,
    quizClock: clock,
    versions,
    results,
    endAttempts,
    readLog,
  });
  createAttemptsRoutes(routes, { pages, manageAttempts, controlQuiz, prepare });

  const analyse = createAnalyseQuiz({ store, versions, standings });
  createQuizAnalysisRoutes(routes, { pages, analyseQuiz: analyse, prepare });
  /** Whether an attempt goes on anywhere. */
  const anybodyTakes = (): boolean => store.sittings.listRunsWithOpenAttempts().length > 0;
  const { textIn: titleIn } = translations;
  return { versions, clock, standings, endAttempts, anybodyTakes, planQuiz, analyse, titleIn, postMessages: chat.tick };
}
/** What other rooms may use of quizzes. */
export type Quizzes = ReturnType<typeof installQuizzes>;
