/**
 * Owns putting the web application together: which middleware, which services, which routes, in which order.
 * Must not read the environment, open anything or listen.
 */
import { join } from 'node:path';
import express, { type Express } from 'express';
import { create as createTemplates } from 'express-handlebars';
import type { SessionData, Store as SessionStore } from 'express-session';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Assets } from './content/assets.ts';
import type { CourseContent } from './content/course-content.ts';
import { AppError } from './errors.ts';
import { checkForm } from './middleware/csrf.ts';
import { createErrorPage } from './middleware/error-page.ts';
import { createFormBody } from './middleware/form-body.ts';
import { createPages } from './middleware/pages.ts';
import { createFindPerson, signedInToChange } from './middleware/person.ts';
import { createRequestLog } from './middleware/request-log.ts';
import { createSecurityHeaders } from './middleware/security-headers.ts';
import { createSessionMiddleware } from './middleware/session.ts';
import type { GradingQueue } from './queue/grading-queue.ts';
import { createAssetRoutes } from './routes/assets.routes.ts';
import { createExerciseRoutes, createKeepTyped } from './routes/exercises.routes.ts';
import { createHealthRoutes } from './routes/health.routes.ts';
import { createInstructorRoutes } from './routes/instructor.routes.ts';
import { createSignInRoutes } from './routes/sign-in.routes.ts';
import { createSubmissionRoutes } from './routes/submissions.routes.ts';
import { createCheckHealth } from './services/check-health.ts';
import { createGetSubmission } from './services/get-submission.ts';
import { createGradeAgain } from './services/grade-again.ts';
import { createListExercises } from './services/list-exercises.ts';
import { createListSubmissions } from './services/list-submissions.ts';
import { createOpenExercise } from './services/open-exercise.ts';
import { createSignIn } from './services/sign-in.ts';
import { createSubmitExercise } from './services/submit-exercise.ts';
import { createWatchSubmission } from './services/watch-submission.ts';
import type { Store } from './store/store.ts';

export interface AppDeps {
  readonly config: Pick<
    Config,
    'limits' | 'queueLimit' | 'submitsPerMinute' | 'trustedProxies' | 'production' | 'demo'
  >;
  readonly store: Store;
  readonly sessionStore: SessionStore & {
    get(id: string, callback: (error: unknown, data?: SessionData | null) => void): void;
  };
  readonly sessionSecret: string;
  readonly queue: GradingQueue;
  readonly content: CourseContent;
  readonly assets: Assets;
  /** Folder of layouts/, partials/ and pages/. */
  readonly viewsFolder: string;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** Fires when the server is about to end. */
  readonly closing: AbortSignal;
}

/** Templates see only the fields of their models; a field that is not in the model is an error, not an empty place. */
function createRenderer(viewsFolder: string, cache: boolean) {
  const templates = createTemplates({
    extname: '.hbs',
    layoutsDir: join(viewsFolder, 'layouts'),
    partialsDir: join(viewsFolder, 'partials'),
    compilerOptions: { strict: true, preventIndent: true },
  });
  return (template: string, model: object, layout: 'main' | false): Promise<string> =>
    templates.renderView(join(viewsFolder, `${template}.hbs`), {
      ...model,
      cache,
      ...(layout ? { layout } : { layout: '' }),
    });
}

/** Creates the application; the caller listens. */
export function createApp(deps: AppDeps): Express {
  const { config, store, queue, content, clock, newId, log, closing } = deps;
  const pages = createPages(deps.assets, createRenderer(deps.viewsFolder, config.production));
  const getSubmission = createGetSubmission({ store, queue });
  const { sourceBytes } = config.limits;
  const { queueLimit, submitsPerMinute } = config;
  const exerciseDeps = {
    pages,
    listExercises: createListExercises({ store, content }),
    openExercise: createOpenExercise({ store, content, getSubmission }),
    submitExercise: createSubmitExercise({ store, content, queue, clock, newId, sourceBytes, queueLimit }),
    submitsPerMinute,
    sourceBytes,
    demo: config.demo,
  };

  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustedProxies);
  app.use(createRequestLog(log, newId), createSecurityHeaders());
  app.use(createHealthRoutes(createCheckHealth({ store, queue })), createAssetRoutes(deps.assets));
  app.use(createSessionMiddleware(deps.sessionStore, deps.sessionSecret), createFindPerson(store.people.findPerson));
  app.use(signedInToChange, createFormBody(), checkForm);
  app.use(createSignInRoutes(createSignIn({ store, clock })));
  app.use(createExerciseRoutes(exerciseDeps));
  app.use(
    createSubmissionRoutes({
      pages,
      getSubmission,
      watchSubmission: createWatchSubmission({ queue, getSubmission }),
      findExercise: content.findExercise,
      closing,
    }),
  );
  app.use(
    createInstructorRoutes({
      pages,
      exercises: content.exercises,
      listSubmissions: createListSubmissions({ store, queue }),
      gradeAgain: createGradeAgain({ store, queue, clock }),
    }),
  );
  app.use(() => {
    throw new AppError('not-found', 'The address may be mistyped.');
  });
  app.use('/exercises/:slug/submissions', createKeepTyped(exerciseDeps));
  app.use(createErrorPage({ pages, log, newId }));
  return app;
}
