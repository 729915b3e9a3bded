/**
 * Owns the addresses at which questions are taken over from files.
 * Must not know formats.
 */
import { basename, extname } from 'node:path';
import type { Response } from 'express';
import { z } from 'zod';
import type { Membership } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/errors.ts';
import { editableText, textFields } from '../../kernel/http/form.ts';
import type { Pages } from '../../kernel/http/pages.ts';
import type { RouteRequest, Routes } from '../../kernel/http/routes.ts';
import { staffUrl } from '../../kernel/http/urls.ts';
import type { Prepare } from '../../kernel/text/rendering.ts';
import { quizTexts } from '../question.presenter.ts';
import { sendPicture } from '../send-picture.ts';
import { editorUrl, importedPictureUrl, importedUrl } from '../urls.ts';
import { LONGEST_QUIZ } from './edit.ts';
import { weekOf } from './editor.routes.ts';
import { presentHeldImport, presentImport } from './import.presenter.ts';
import type { HeldImport, ImportQuiz } from './import.ts';

const IMPORT = '/instructor/courses/:course/quiz-library/import';
/** Largest file, bytes. */
const FILE_BYTES = 20 * 1024 * 1024;
const ImportSchema = textFields(['week']).extend({ text: z.string().max(LONGEST_QUIZ).default('') });
const PartQuery = z.object({ part: z.coerce.number().int().min(0).catch(0) });
/** Names of quizzes as name-0, name-1 ...; `show` is the part to be shown, else all is saved. */
const NamesSchema = z.record(z.string(), z.unknown()).transform((form) => ({
  show: /^\d{1,3}$/.test(String(form.show ?? '')) ? Number(form.show) : undefined,
  nameOf: (place: number): string =>
    String(form[`name-${place}`] ?? '')
      .trim()
      .slice(0, 100),
}));

export interface ImportRoutesDeps {
  readonly pages: Pages;
  readonly importQuiz: ImportQuiz;
  readonly prepare: Prepare;
}

/** GET and POST import, import/:id; GET import/:id/pictures/:file. */
export function createImportRoutes(routes: Routes, { pages, importQuiz, prepare }: ImportRoutesDeps): void {
  const sendForm = (
    req: RouteRequest,
    res: Response,
    membership: Membership,
    shown: { text: string; problem?: string; typed?: Record<string, string> },
  ) => pages.send(req, res, 'quizzes/import', presentImport(membership, shown, pages.words(req, res)));
  /** The form in place of a file that is no longer held. */
  const sendGone = (req: RouteRequest, res: Response, membership: Membership) =>
    sendForm(req, res.status(404), membership, { text: '', problem: pages.words(req, res).t('quizzes:import.gone') });
  const sendHeld = async (
    req: RouteRequest,
    res: Response,
    membership: Membership,
    held: HeldImport,
    { part, problems }: { part: number; problems: ReturnType<ImportQuiz['problemsOf']> },
  ): Promise<void> => {
    const words = pages.words(req, res);
    const tried = await importQuiz.tryPart(held, part);
    const pictureUrl = (file: string): string => importedPictureUrl(membership.course.slug, held.id, file);
    const model = await prepare(({ markdown }) =>
      presentHeldImport(membership, held, { part, problems, tried }, words, quizTexts(markdown, pictureUrl)),
    );
    await pages.send(req, res, 'quizzes/imported', model);
  };

  routes.get(IMPORT, 'instructor', (req, res, { membership }) => sendForm(req, res, membership, { text: '' }));
  routes.post(
    IMPORT,
    { access: 'instructor', upload: ImportSchema, fileBytes: FILE_BYTES },
    async (req, res, { membership, body }) => {
      const isFile = req.file !== undefined && req.file.size > 0;
      const { text: pasted, ...typed } = body;
      const words = pages.words(req, res);
      const refuse = (problem: string) =>
        sendForm(req, res.status(422), membership, { text: editableText(pasted, false), problem, typed });
      if (!isFile && pasted.trim() === '') return refuse(words.t('quizzes:import.nothing'));
      const { originalname = '', buffer } = req.file ?? {};
      const file = isFile ? basename(originalname, extname(originalname)).slice(0, 100) : '';
      const bytes = isFile && buffer ? buffer : Buffer.from(pasted);
      const read = await importQuiz.read(membership, { bytes, file, week: weekOf(typed.week) }).catch((error) => {
        if (!(error instanceof AppError) || error.code !== 'too-complex') throw error;
        return { problem: words.t(error.detail, error.values) };
      });
      if ('problem' in read) return refuse(read.problem);
      res.redirect(303, importedUrl(membership.course.slug, read.id));
    },
  );

  routes.get(`${IMPORT}/:id`, { access: 'instructor', query: PartQuery }, (req, res, { membership, params, query }) => {
    const held = importQuiz.find(membership, params.id);
    if (!held) return sendGone(req, res, membership);
    const part = Math.min(query.part, held.parts.length - 1);
    return sendHeld(req, res, membership, held, { part, problems: {} });
  });
  routes.post(
    `${IMPORT}/:id`,
    { access: 'instructor', form: NamesSchema, query: PartQuery },
    async (req, res, { membership, params, query, body }) => {
      const found = importQuiz.find(membership, params.id);
      if (!found) return sendGone(req, res, membership);
      const { slug } = membership.course;
      const held = { ...found, names: found.parts.map((_, place) => body.nameOf(place)) };
      importQuiz.name(membership, held.id, held.names);
      if (body.show !== undefined) return res.redirect(303, `${importedUrl(slug, held.id, body.show)}#questions`);
      const problems = importQuiz.problemsOf(membership, held);
      if (Object.keys(problems).length > 0) {
        const part = Math.min(query.part, held.parts.length - 1);
        return sendHeld(req, res.status(422), membership, held, { part, problems });
      }
      const [only, ...others] = await importQuiz.save(membership, held);
      res.redirect(303, only === undefined || others.length > 0 ? staffUrl(slug, 'quizzes') : editorUrl(slug, only));
    },
  );
  routes.get(`${IMPORT}/:id/pictures/:file`, 'instructor', (_req, res, { membership, params }) => {
    const bytes = importQuiz.find(membership, params.id)?.pictures.get(params.file);
    // A picture of a page whose file is no longer held, which the page itself says.
    if (!bytes) return void res.sendStatus(404);
    sendPicture(res, { type: params.file.split('.').at(-1) ?? '', bytes }, 'no-store');
  });
}
