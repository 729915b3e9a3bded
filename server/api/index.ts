/**
 * The door of the JSON interface.
 */
import type { OpenCourse } from '../home/open-course.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Store } from '../store.ts';
import type { GetSubmission } from '../submissions/get-submission.ts';
import type { SubmitExercise } from '../submissions/submit.ts';
import type { OpenExercise } from '../submissions/workbench.ts';
import { createApiRoutes } from './api.routes.ts';

export interface ApiNeeds {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly openCourse: OpenCourse;
  readonly submissions: {
    readonly openExercise: OpenExercise;
    readonly submitExercise: SubmitExercise;
    readonly getSubmission: GetSubmission;
  };
  /** Runs and submissions of one person per minute. */
  readonly submitsPerMinute: number;
}

/** Installs the JSON interface. */
export function installApi({ kernel, store, openCourse, submissions, submitsPerMinute }: ApiNeeds): void {
  const { openExercise, submitExercise, getSubmission } = submissions;
  const { listCoursesOf } = store.courses;
  const use = { listCoursesOf, openCourse, openExercise, submitExercise, getSubmission, submitsPerMinute };
  createApiRoutes(kernel.routes, { pages: kernel.pages, ...use });
}
