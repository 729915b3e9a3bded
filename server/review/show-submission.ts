/**
 * Owns sending the page of a submission with what was said about it: for the page itself, and for forms that were refused.
 * Must not know how anything is stored.
 */
import type { Response } from 'express';
import { z } from 'zod';
import type { ExerciseContent } from '../exercises/catalog.ts';
import { isStaff, type Person } from '../kernel/actor.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { RouteRequest } from '../kernel/http/routes.ts';
import type { Prepare } from '../kernel/text/rendering.ts';
import type { GetSubmission } from '../submissions/get-submission.ts';
import { presentSubmissionPage, testNameOf } from '../submissions/index.ts';
import { type Annotations, presentAnnotatedCode } from './annotated-code.presenter.ts';
import type { CommentCode } from './comments.ts';
import type { AskQuestion } from './questions.ts';

/** Where a form is open, and what was typed into one that was refused. */
export interface TypedReview {
  readonly text?: string;
  readonly lastLine?: string;
  readonly savedId?: string;
  readonly saveAs?: string;
  readonly line?: number | undefined;
  readonly edit?: string | undefined;
  /** Id of the question that was asked on. */
  readonly asked?: string | undefined;
  readonly error?: string;
}

export interface ShowSubmissionDeps {
  readonly pages: Pages;
  readonly getSubmission: GetSubmission;
  readonly commentCode: CommentCode;
  readonly askQuestion: AskQuestion;
  readonly findExercise: (slug: string) => ExerciseContent | undefined;
  readonly prepare: Prepare;
}

/** Where a form is open: in the address of the page. */
export const OpenFormQuery = z.object({
  line: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined),
  edit: z.string().max(100).optional().catch(undefined),
});

/** Who asks for which submission. */
interface Shown {
  readonly person: Person;
  readonly params: { readonly id: string };
}

/** Returns a function that sends the page. @throws AppError not-found */
export function createShowSubmission(deps: ShowSubmissionDeps) {
  const { pages, getSubmission, commentCode, askQuestion, findExercise, prepare } = deps;
  return async (req: RouteRequest, res: Response, { person, params }: Shown, typed: TypedReview): Promise<void> => {
    const details = getSubmission(person, params.id);
    const { submission, membership, shown } = details;
    res.locals.membership = membership;
    const words = pages.words(req, res);
    const exercise = findExercise(submission.exercise);
    const testName = testNameOf(exercise, words);
    const staff = isStaff(membership);
    const own = submission.personId === person.id;
    const annotations: Annotations = {
      comments: commentCode.list(submission.id),
      questions: askQuestion.list(submission.id),
      may: staff ? 'comment' : own ? 'ask' : 'nothing',
      mayChangeAll: membership.role === 'instructor',
      readerId: person.id,
      saved: staff ? commentCode.library(membership) : [],
      line: typed.line,
      edit: typed.edit,
      asked: typed.asked,
      typed: {
        text: typed.text ?? '',
        lastLine: typed.lastLine ?? '',
        savedId: typed.savedId ?? '',
        saveAs: typed.saveAs ?? '',
      },
      error: typed.error ?? '',
      tests: (shown?.report.tests ?? []).map(({ name }) => ({ name, title: testName(name) })),
    };
    const page = presentSubmissionPage(details, exercise, words);
    const code = await prepare((rendering) =>
      presentAnnotatedCode(submission.source, annotations, page.url, words, rendering),
    );
    await pages.send(req, res, 'review/submission', { ...page, code });
  };
}
/** Sends the page of a submission. */
export type ShowSubmission = ReturnType<typeof createShowSubmission>;
