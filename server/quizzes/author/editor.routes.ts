/**
 * Owns the addresses at which quizzes are written and exported.
 * Must not know what a quiz is.
 */

import type { Response } from 'express';
import { z } from 'zod';
import { suggestSlug } from '../../courses/index.ts';
import type { Membership } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/errors.ts';
import type { FieldErrors } from '../../kernel/http/field-errors.ts';
import { DoneQuery, textFields } from '../../kernel/http/form.ts';
import type { Pages } from '../../kernel/http/pages.ts';
import type { RouteRequest, Routes } from '../../kernel/http/routes.ts';
import { staffUrl } from '../../kernel/http/urls.ts';
import type { Prepare } from '../../kernel/text/rendering.ts';
import { FILE_ENDINGS, FORMATS } from '../model/formats/formats.ts';
import { pictureProblem } from '../model/picture-file.ts';
import { quizTexts } from '../question.presenter.ts';
import { sendPicture } from '../send-picture.ts';
import { editorPictureUrl, editorUrl } from '../urls.ts';
import { type EditedQuiz, type EditQuiz, LONGEST_QUIZ } from './edit.ts';
import { presentEditor, presentNewQuiz, presentPictures, presentPreview } from './editor.presenter.ts';

const LIBRARY = '/instructor/courses/:course/quiz-library';
/** Texts of quizzes are longer than the fields of other forms. */
const SourceSchema = z.object({
  source: z.string().max(LONGEST_QUIZ).default(''),
  revision: z.coerce.number().int().min(0).catch(0),
});
/** What is said of a picture that cannot be used. */
const PICTURE_PROBLEMS = {
  name: 'quizzes:errors.pictureName',
  size: 'quizzes:errors.pictureSize',
  format: 'quizzes:errors.pictureFormat',
} as const;
/** Stands in the preview for a picture that is still to be added: an empty frame. */
const NO_PICTURE = '/assets/no-picture.svg';
const PreviewSchema = z.object({
  source: z.string().max(LONGEST_QUIZ),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31),
});

type TriedText = z.infer<typeof PreviewSchema>;

export interface QuizEditorDeps {
  readonly pages: Pages;
  readonly editQuiz: EditQuiz;
  readonly prepare: Prepare;
}

/** A week as typed; 1 for what is none. */
export const weekOf = (text: string): number => (/^[1-9]\d?$/.test(text.trim()) ? Math.min(60, Number(text)) : 1);

/** GET and POST new, :quiz; POST :quiz/{preview,remove}; GET :quiz/export. */
export function createQuizEditorRoutes(routes: Routes, { pages, editQuiz, prepare }: QuizEditorDeps): void {
  /** A quiz as it would be given, or what is wrong with it. */
  const preview = async (req: RouteRequest, res: Response, membership: Membership, slug: string, text: TriedText) => {
    const tried = await editQuiz.tryText(membership, slug, text.source, text.seed);
    const words = pages.words(req, res);
    const there = 'problems' in tried ? {} : tried.pictures;
    const pictureUrl = (file: string): string =>
      Object.hasOwn(there, file) ? editorPictureUrl(membership.course.slug, slug, file) : NO_PICTURE;
    return prepare(({ markdown }) => presentPreview(tried, words, quizTexts(markdown, pictureUrl)));
  };

  routes.get(`${LIBRARY}/new`, 'instructor', (req, res, { membership }) =>
    pages.send(req, res, 'quizzes/new', presentNewQuiz(membership, {}, pages.words(req, res))),
  );
  routes.post(
    `${LIBRARY}/new`,
    { access: 'instructor', form: textFields(['title', 'slug', 'week']) },
    async (req, res, { membership, body: typed }) => {
      // Left empty, it is made from the title.
      const slug = typed.slug.trim() === '' ? suggestSlug(typed.title) : typed.slug.trim();
      const problem = editQuiz.nameProblem(membership, slug);
      const errors: FieldErrors = {
        ...(problem === undefined ? {} : { slug: problem }),
        ...(typed.title.trim() === '' || typed.title.length > 200 ? { title: 'quizzes:errors.title' } : {}),
      };
      if (Object.keys(errors).length > 0)
        return pages.send(
          req,
          res.status(422),
          'quizzes/new',
          presentNewQuiz(membership, { typed, errors }, pages.words(req, res)),
        );
      editQuiz.create(membership, slug, typed.title.trim(), weekOf(typed.week));
      res.redirect(303, editorUrl(membership.course.slug, slug));
    },
  );

  const show = async (
    req: RouteRequest,
    res: Response,
    membership: Membership,
    edited: EditedQuiz,
    state: 'saved' | 'conflict' | '',
  ): Promise<void> => {
    const shown = {
      preview: await preview(req, res, membership, edited.slug, { source: edited.source, seed: 1 }),
      state,
      pictures: editQuiz.listPictures(membership, edited.slug),
    };
    await pages.send(req, res, 'quizzes/editor', presentEditor(edited, membership, shown, pages.words(req, res)));
  };
  routes.get(
    `${LIBRARY}/:quiz`,
    { access: 'instructor', query: DoneQuery },
    (req, res, { membership, params, query }) => {
      const done = query.done === 'yes';
      return show(req, res, membership, editQuiz.open(membership, params.quiz), done ? 'saved' : '');
    },
  );
  routes.post(
    `${LIBRARY}/:quiz`,
    { access: 'instructor', form: SourceSchema },
    async (req, res, { membership, params, body }) => {
      const { source, revision } = body;
      // Whoever saves under a name must have opened it: a new one is begun on its own page.
      const before = editQuiz.open(membership, params.quiz);
      const { saved, edited } = editQuiz.save(membership, before.slug, source.replace(/\r\n?/g, '\n'), revision);
      const json = req.get('Accept') === 'application/json';
      if (json) {
        res
          .status(saved ? 200 : 409)
          .json({ saved, revision: edited.revision, ...(saved ? {} : { source: edited.source, code: 'conflict' }) });
        return;
      }
      if (saved) res.redirect(303, `${editorUrl(membership.course.slug, edited.slug)}?done=yes`);
      else await show(req, res.status(409), membership, { ...edited, source }, 'conflict');
    },
  );
  routes.post(
    `${LIBRARY}/:quiz/preview`,
    { access: 'instructor', json: PreviewSchema },
    async (req, res, { membership, params, body }) => {
      await pages.sendFragment(req, res, 'quizzes/preview', await preview(req, res, membership, params.quiz, body));
    },
  );
  routes.post(`${LIBRARY}/:quiz/remove`, 'instructor', (_req, res, { membership, params }) => {
    editQuiz.remove(membership, params.quiz);
    res.redirect(303, staffUrl(membership.course.slug, 'quizzes'));
  });
  routes.post(
    `${LIBRARY}/:quiz/pictures`,
    { access: 'instructor', upload: textFields([]) },
    (req, res, { membership, params }) => {
      const { originalname = '', buffer = Buffer.alloc(0) } = req.file ?? {};
      const problem = pictureProblem(originalname, buffer);
      if (problem !== undefined) throw new AppError('invalid-form', PICTURE_PROBLEMS[problem]);
      editQuiz.addPicture(membership, params.quiz, originalname, buffer);
      if (req.get('Accept') === 'application/json') {
        const { revision } = editQuiz.open(membership, params.quiz);
        const pictures = presentPictures(membership, params.quiz, editQuiz.listPictures(membership, params.quiz));
        res.json({ revision, pictures });
        return;
      }
      res.redirect(303, editorUrl(membership.course.slug, params.quiz));
    },
  );
  routes.get(`${LIBRARY}/:quiz/pictures/:file`, 'instructor', (_req, res, { membership, params }) => {
    sendPicture(res, editQuiz.getPicture(membership, params.quiz, params.file), 'no-store');
  });
  routes.get(
    `${LIBRARY}/:quiz/export`,
    { access: 'instructor', query: textFields(['format']) },
    async (_req, res, { membership, params, query }) => {
      const format = FORMATS.find((one) => one === query.format) ?? 'yaml';
      const written = await editQuiz.write(membership, params.quiz, format);
      if ('problems' in written)
        throw new AppError('not-now', 'errors:not-now.quizBroken', {
          values: {
            problem: written.problems
              .map(({ where, message }) => `${where}: ${message}`)
              .join('; ')
              .slice(0, 500),
          },
        });
      res
        .set('Cache-Control', 'no-store')
        .attachment(`${params.quiz}.${FILE_ENDINGS[format]}`)
        .type('text/plain; charset=utf-8')
        .send(written.text);
    },
  );
}
