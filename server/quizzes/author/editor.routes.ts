/**
 * Owns the addresses at which quizzes are written, imported and exported.
 * Must not know what a quiz is.
 */

import type { Request, Response } from 'express';
import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import { requireMembership } from '../../kernel/http/access.ts';
import type { FieldErrors } from '../../kernel/http/field-errors.ts';
import { readFields } from '../../kernel/http/form.ts';
import type { Pages } from '../../kernel/http/pages.ts';
import { parse } from '../../kernel/http/parse.ts';
import type { Routes } from '../../kernel/http/routes.ts';
import type { RenderMarkdown } from '../../kernel/text/cached-markdown.ts';
import { readText } from '../../kernel/text/decode-text.ts';
import { FILE_ENDINGS, FORMATS } from '../model/formats/formats.ts';
import { editorUrl } from '../urls.ts';
import { pictureProblem } from './check-picture.ts';
import { type EditedQuiz, type EditQuiz, LONGEST_QUIZ } from './edit.ts';
import { presentEditor, presentImport, presentNewQuiz, presentPreview } from './editor.presenter.ts';

const LIBRARY = '/instructor/courses/:course/quiz-library';
/** Texts of quizzes are longer than the fields of other forms. */
const SourceSchema = z.object({
  source: z.string().max(LONGEST_QUIZ).default(''),
  revision: z.coerce.number().int().min(0).catch(0),
});
const ImportSchema = z.object({ text: z.string().max(LONGEST_QUIZ).default('') });
const PreviewSchema = z.object({
  source: z.string().max(LONGEST_QUIZ),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31),
});

export interface QuizEditorDeps {
  readonly pages: Pages;
  readonly editQuiz: EditQuiz;
  readonly markdown: RenderMarkdown;
}

/** A week as typed; 1 for what is none. */
const weekOf = (text: string): number => (/^[1-9]\d?$/.test(text.trim()) ? Math.min(60, Number(text)) : 1);

/** GET and POST new, import, :quiz; POST :quiz/{preview,remove}; GET :quiz/export. */
export function createQuizEditorRoutes(routes: Routes, { pages, editQuiz, markdown }: QuizEditorDeps): void {
  const textsOf = (res: Response, slug: string) => ({
    markdown,
    pictureUrl: (file: string) =>
      `${editorUrl(requireMembership(res).course.slug, slug)}/pictures/${encodeURIComponent(file)}`,
  });
  const slugOf = (req: Request): string => String(req.params.quiz);

  routes.get(`${LIBRARY}/new`, 'instructor', (req, res) =>
    pages.send(req, res, 'quizzes/new', presentNewQuiz(requireMembership(res), {}, pages.words(req, res))),
  );
  routes.post(`${LIBRARY}/new`, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    const typed = readFields(req.body, ['title', 'slug', 'week']);
    const slug = typed.slug.trim();
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
  });

  routes.get(`${LIBRARY}/import`, 'instructor', (req, res) =>
    pages.send(req, res, 'quizzes/import', presentImport(requireMembership(res), { text: '' }, pages.words(req, res))),
  );
  routes.post(`${LIBRARY}/import`, { access: 'instructor', body: 'upload' }, async (req, res) => {
    const membership = requireMembership(res);
    const typed = readFields(req.body, ['week', 'slug', 'act']);
    const text =
      req.file && req.file.size > 0 ? readText(req.file.buffer).text : parse(ImportSchema, req.body ?? {}).text;
    const read = editQuiz.read(text, weekOf(typed.week));
    const found = 'problem' in read ? undefined : read;
    const problem = typed.act === 'save' ? editQuiz.nameProblem(membership, typed.slug.trim()) : undefined;
    if (found && typed.act === 'save' && problem === undefined) {
      editQuiz.save(membership, typed.slug.trim(), found.source, 0);
      res.redirect(303, editorUrl(membership.course.slug, typed.slug.trim()));
      return;
    }
    const errors: FieldErrors = problem === undefined ? {} : { slug: problem };
    const shown = {
      text,
      read: found,
      problem: 'problem' in read ? read.problem : undefined,
      typed,
      errors,
    };
    if (!found || problem !== undefined) res.status(422);
    await pages.send(req, res, 'quizzes/import', presentImport(membership, shown, pages.words(req, res)));
  });

  const show = async (
    req: Request,
    res: Response,
    edited: EditedQuiz,
    state: 'saved' | 'conflict' | '',
  ): Promise<void> => {
    const membership = requireMembership(res);
    const words = pages.words(req, res);
    const preview = presentPreview(
      await editQuiz.tryText(membership, edited.slug, edited.source, 1),
      words,
      textsOf(res, edited.slug),
    );
    await pages.send(
      req,
      res,
      'quizzes/editor',
      presentEditor(
        edited,
        membership,
        { preview, state, pictures: editQuiz.listPictures(membership, edited.slug) },
        words,
      ),
    );
  };
  routes.get(`${LIBRARY}/:quiz`, 'instructor', (req, res) => {
    const done = readFields(req.query, ['done']).done === 'yes';
    return show(req, res, editQuiz.open(requireMembership(res), slugOf(req)), done ? 'saved' : '');
  });
  routes.post(`${LIBRARY}/:quiz`, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    const { source, revision } = parse(SourceSchema, req.body ?? {});
    // Whoever saves under a name must have opened it: a new one is begun on its own page.
    const before = editQuiz.open(membership, slugOf(req));
    const { saved, edited } = editQuiz.save(membership, before.slug, source.replace(/\r\n?/g, '\n'), revision);
    const json = req.get('Accept') === 'application/json';
    if (json) {
      res
        .status(saved ? 200 : 409)
        .json({ saved, revision: edited.revision, ...(saved ? {} : { source: edited.source, code: 'conflict' }) });
      return;
    }
    if (saved) res.redirect(303, `${editorUrl(membership.course.slug, edited.slug)}?done=yes`);
    else await show(req, res.status(409), { ...edited, source }, 'conflict');
  });
  routes.post(`${LIBRARY}/:quiz/preview`, { access: 'instructor', body: 'json' }, async (req, res) => {
    const { source, seed } = parse(PreviewSchema, req.body);
    const tried = await editQuiz.tryText(requireMembership(res), slugOf(req), source, seed);
    await pages.sendFragment(
      req,
      res,
      'quizzes/preview',
      presentPreview(tried, pages.words(req, res), textsOf(res, slugOf(req))),
    );
  });
  routes.post(`${LIBRARY}/:quiz/remove`, 'instructor', (req, res) => {
    const membership = requireMembership(res);
    editQuiz.remove(membership, slugOf(req));
    res.redirect(303, `/instructor/courses/${membership.course.slug}/quizzes`);
  });
  routes.post(`${LIBRARY}/:quiz/pictures`, { access: 'instructor', body: 'upload' }, (req, res) => {
    const membership = requireMembership(res);
    const { originalname = '', buffer = Buffer.alloc(0) } = req.file ?? {};
    const problem = pictureProblem(originalname, buffer);
    if (problem !== undefined) throw new AppError('invalid-form', problem);
    editQuiz.addPicture(membership, slugOf(req), originalname, buffer);
    res.redirect(303, editorUrl(membership.course.slug, encodeURIComponent(slugOf(req))));
  });
  routes.get(`${LIBRARY}/:quiz/pictures/:file`, 'instructor', (req, res) => {
    const { type, bytes } = editQuiz.getPicture(requireMembership(res), slugOf(req), String(req.params.file));
    res.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    res.set('Cache-Control', 'no-store').type(type).send(Buffer.from(bytes));
  });
  routes.get(`${LIBRARY}/:quiz/export`, 'instructor', async (req, res) => {
    const format = FORMATS.find((one) => one === readFields(req.query, ['format']).format) ?? 'yaml';
    const written = await editQuiz.write(requireMembership(res), slugOf(req), format);
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
      .attachment(`${slugOf(req)}.${FILE_ENDINGS[format]}`)
      .type('text/plain; charset=utf-8')
      .send(written.text);
  });
}
