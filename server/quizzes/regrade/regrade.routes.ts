/**
 * Owns the addresses on which points are decided after a quiz: further accepted answers, regrading.
 * Must not know clocks or scoring.
 */
import type { Response } from 'express';
import { z } from 'zod';
import type { FieldErrors } from '../../kernel/http/field-errors.ts';
import { DoneQuery, textFields } from '../../kernel/http/form.ts';
import type { Place } from '../../kernel/http/input.ts';
import type { Pages } from '../../kernel/http/pages.ts';
import type { RouteRequest, Routes } from '../../kernel/http/routes.ts';
import { outdatedNotice } from '../../kernel/preview.ts';
import { readLocalTime } from '../../kernel/text/local-time.ts';
import type { Prepare } from '../../kernel/text/rendering.ts';
import { quizTexts } from '../question.presenter.ts';
import { pictureUrl } from '../urls.ts';
import type { AcceptAnswer } from './accept-answer.ts';
import { type AcceptedAnswerFields, readAcceptedAnswer } from './accept-answer-form.ts';
import { presentAcceptedAnswers, presentRegrade, type RegradeFields, type ShownDecision } from './regrade.presenter.ts';
import type { RegradeQuiz } from './regrade.ts';

const QUIZ = '/instructor/courses/:course/quizzes/:quiz';
const ANSWERS = `${QUIZ}/questions/:question/answers`;

/** What is entered as an accepted answer. Long ones, such as those of a matrix, stand in `pick`. */
const EnteredFields = textFields(['pick', 'typed', 'share', 'note'], 20_000).extend({
  option: z
    .unknown()
    .optional()
    .transform((value) => [value].flat().filter((one): one is string => typeof one === 'string')),
});
const entered = ({
  pick,
  typed,
  share,
  note,
  option: options,
}: z.infer<typeof EnteredFields>): AcceptedAnswerFields => {
  return { pick, typed, share, note, options };
};
/** It can stand in the address, too. */
const AnswersQuery = EnteredFields.extend(DoneQuery.shape);
const AnswersSchema = EnteredFields.extend(textFields(['act', 'hash', 'id']).shape);

type Chosen = z.infer<typeof ChosenFields>;
const ChosenFields = textFields(['lower', 'since']);
const RegradeQuery = ChosenFields.extend(DoneQuery.shape);
const RegradeSchema = ChosenFields.extend(textFields(['act', 'id', 'hash', 'reason']).shape);

export interface QuizRegradeDeps {
  readonly pages: Pages;
  readonly acceptAnswer: AcceptAnswer;
  readonly regradeQuiz: RegradeQuiz;
  readonly prepare: Prepare;
}

/** GET and POST accepted answers of a question, and regrading. */
export function createQuizRegradeRoutes(routes: Routes, deps: QuizRegradeDeps): void {
  const { pages, acceptAnswer, regradeQuiz, prepare } = deps;

  const showAnswers = async (
    req: RouteRequest,
    res: Response,
    { membership, params, query }: Place<typeof ANSWERS, z.infer<typeof AnswersQuery>>,
    more: {
      typed?: AcceptedAnswerFields;
      errors?: FieldErrors;
      decision?: ShownDecision;
      stale?: string;
    } = {},
  ) => {
    const page = await acceptAnswer.look(membership, params.quiz, params.question);
    const done = query.done === 'yes';
    const shown = { typed: entered(query), errors: {}, decision: undefined, stale: '', ...more, done };
    const { slug } = membership.course;
    const pictureOf = (file: string) => pictureUrl(slug, page.run.slug, page.pictures[file] ?? '');
    const words = pages.words(req, res);
    const model = await prepare(({ markdown }) =>
      presentAcceptedAnswers(page, membership, shown, words, quizTexts(markdown, pictureOf)),
    );
    await pages.send(req, res, 'quizzes/accept-answers', model);
  };
  routes.get(ANSWERS, { access: 'staff', query: AnswersQuery }, (req, res, input) => showAnswers(req, res, input));
  routes.post(ANSWERS, { access: 'instructor', query: AnswersQuery, form: AnswersSchema }, async (req, res, input) => {
    const { membership, params, body } = input;
    const { quiz: slug, question } = params;
    const { act, hash, id } = body;
    /** Does what was decided: empty, or what to tell when it is not what the preview showed. */
    const decide = async (work: () => Promise<void>): Promise<string> => {
      try {
        await work();
        return '';
      } catch (error) {
        return outdatedNotice(error, pages.words(req, res));
      }
    };
    if (act === 'look-revoke' || act === 'revoke') {
      const stale =
        act === 'revoke' ? await decide(() => acceptAnswer.revoke(membership, slug, question, id, hash)) : '';
      if (act === 'revoke' && stale === '') return res.redirect(303, `${req.path}?done=yes`);
      const preview = await acceptAnswer.previewWithdrawal(membership, slug, question, id);
      const decision = { act: 'revoke', id, ...preview } as const;
      return showAnswers(req, res.status(stale === '' ? 200 : 409), input, { decision, stale });
    }
    const typed = entered(body);
    const read = readAcceptedAnswer(typed, await acceptAnswer.look(membership, slug, question));
    if ('errors' in read) return showAnswers(req, res.status(422), input, { typed, errors: read.errors });
    const { added } = read;
    const stale =
      act === 'accept' ? await decide(() => acceptAnswer.accept(membership, slug, question, added, hash)) : '';
    if (act === 'accept' && stale === '') return res.redirect(303, `${req.path}?done=yes`);
    const changes = await acceptAnswer.preview(membership, slug, question, added);
    const decision = { act: 'accept', id: '', alternative: added, changes } as const;
    return showAnswers(req, res.status(stale === '' ? 200 : 409), input, { typed, decision, stale });
  });

  const chosenIn = ({ lower, since }: Chosen, zone: string) => {
    const fields: RegradeFields = { lower: lower === 'never', since: since.trim() };
    const time = fields.since === '' ? null : readLocalTime(fields.since, zone);
    const options = { neverLower: fields.lower, since: time ?? null };
    return { fields, options, error: time === undefined ? ('quizRegrade:regrade.sinceError' as const) : ('' as const) };
  };
  const showRegrade = async (
    req: RouteRequest,
    res: Response,
    { membership, params, query }: Place<typeof QUIZ, z.infer<typeof RegradeQuery>>,
    from: Chosen,
    stale = '',
  ) => {
    const history = regradeQuiz.history(membership, params.quiz);
    const { fields, options, error } = chosenIn(from, membership.course.timeZone);
    const dryRun = await regradeQuiz.dryRun(membership, params.quiz, options);
    const { done } = query;
    const shown = { fields, error, stale, done: done === 'done' || done === 'reverted' ? done : '' } as const;
    if (error !== '') res.status(422);
    await pages.send(
      req,
      res,
      'quizzes/regrade',
      presentRegrade(history, dryRun, membership, shown, pages.words(req, res)),
    );
  };
  routes.get(`${QUIZ}/regrade`, { access: 'staff', query: RegradeQuery }, (req, res, input) =>
    showRegrade(req, res, input, input.query),
  );
  routes.post(
    `${QUIZ}/regrade`,
    { access: 'instructor', query: RegradeQuery, form: RegradeSchema },
    async (req, res, input) => {
      const { membership, params, body } = input;
      const { act, id, hash, reason } = body;
      if (act === 'revert') {
        await regradeQuiz.revert(membership, params.quiz, id);
        return res.redirect(303, `${req.path}?done=reverted`);
      }
      const { options, error } = chosenIn(body, membership.course.timeZone);
      if (error !== '') return showRegrade(req, res, input, body);
      try {
        await regradeQuiz.apply(membership, params.quiz, { ...options, hash, reason: reason.trim().slice(0, 300) });
      } catch (caught) {
        const notice = outdatedNotice(caught, pages.words(req, res));
        return showRegrade(req, res.status(409), input, body, notice);
      }
      return res.redirect(303, `${req.path}?done=done`);
    },
  );
}
