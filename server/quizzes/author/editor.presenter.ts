/**
 * Owns the pages on which quizzes are written and exported.
 */

import type { Membership } from '../../kernel/actor.ts';
import type { FieldErrors } from '../../kernel/http/field-errors.ts';
import { createFields } from '../../kernel/http/fields.presenter.ts';
import { staffUrl } from '../../kernel/http/urls.ts';
import type { Words } from '../../kernel/text/words.ts';
import type { DrawnQuiz } from '../model/drawn.ts';
import { FORMATS } from '../model/formats/formats.ts';
import { QUESTION_TYPES } from '../model/question-schema.ts';
import { resultOf } from '../model/result.ts';
import { rightAnswer } from '../model/right-answer.ts';
import { presentQuestion, type QuizTexts } from '../question.presenter.ts';
import { presentReview } from '../solution.presenter.ts';
import { editorPictureUrl, editorUrl, newQuizUrl, planUrl } from '../urls.ts';
import type { EditedQuiz, TriedQuiz } from './edit.ts';

/** The way back to the list of quizzes. */
export const back = ({ course }: Membership, words: Words) => ({
  url: staffUrl(course.slug, 'quizzes'),
  title: words.t('quizzes:title'),
});

/** The view model of views/quizzes/parts/preview. */
export function presentPreview(tried: TriedQuiz, words: Words, texts: QuizTexts) {
  const problems = 'problems' in tried ? tried.problems : [];
  return {
    problems: problems.map(({ where, message }) => ({
      line: /^line (\d+)/.exec(where)?.[1] ?? '',
      text: `${where}: ${message}`,
    })),
    missing: 'missing' in tried ? tried.missing.map(({ where, message }) => `${where}: ${message}`) : [],
    questions: 'drawn' in tried ? presentDrawn(tried.drawn, words, texts) : [],
  };
}

/** The pictures beside the text: the view model of views/quizzes/parts/pictures. */
export const presentPictures = ({ course }: Membership, slug: string, names: readonly string[]) =>
  names.map((name) => ({ name, url: editorPictureUrl(course.slug, slug, name) }));

/** Questions as students see them, each with its answer. */
export function presentDrawn(drawn: DrawnQuiz, words: Words, texts: QuizTexts) {
  const answers = new Map(drawn.questions.map(({ id, part }) => [id, rightAnswer(part)]));
  return resultOf(drawn, answers, new Map()).questions.map((one, index) => ({
    asked: presentQuestion(one.question, { number: index + 1, answer: [], version: 0 }, words, texts),
    review: presentReview(one, { number: index + 1, note: '', alternatives: [] }, words, texts),
  }));
}

/** The view model of views/quizzes/editor. */
export function presentEditor(
  edited: EditedQuiz,
  membership: Membership,
  {
    preview,
    state,
    pictures,
  }: { preview: ReturnType<typeof presentPreview>; state: 'saved' | 'conflict' | ''; pictures: readonly string[] },
  words: Words,
) {
  const url = editorUrl(membership.course.slug, edited.slug);
  return {
    title: words.t('quizzes:edit.title', { slug: edited.slug }),
    scripts: ['quiz-editor'],
    back: back(membership, words),
    slug: edited.slug,
    own: edited.own,
    source: edited.source,
    revision: edited.revision,
    action: url,
    previewUrl: `${url}/preview`,
    removeUrl: `${url}/remove`,
    picturesUrl: `${url}/pictures`,
    pictures: presentPictures(membership, edited.slug, pictures),
    planUrl: planUrl(membership.course.slug, edited.slug),
    exports: FORMATS.map((format) => ({
      url: `${url}/export?format=${format}`,
      label: words.t(`quizzes:format.${format}`),
    })),
    saved: state === 'saved',
    conflict: state === 'conflict',
    types: QUESTION_TYPES.map((type) => ({ type, label: words.t(`quiz:type.${type}`) })),
    preview,
  };
}

/** The view model of views/quizzes/new. */
export function presentNewQuiz(
  membership: Membership,
  { typed, errors = {} }: { typed?: Record<string, string>; errors?: FieldErrors },
  words: Words,
) {
  const field = createFields(typed ?? {}, errors, words);
  return {
    title: words.t('quizzes:new.title'),
    scripts: [],
    back: back(membership, words),
    action: newQuizUrl(membership.course.slug),
    fields: [
      field('title', 'quizzes:new.name'),
      field('slug', 'quizzes:new.slug', { hint: words.t('quizzes:new.slugMade') }),
      field('week', 'quizzes:new.week', { value: '1' }),
    ],
  };
}
