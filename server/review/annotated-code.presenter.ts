/**
 * Owns how a submitted file is shown with the comments on its lines, and the forms for new comments.
 * Must not know who may do what: it is told.
 */

import type { CodePiece } from '../kernel/text/highlight.ts';
import { linesOf, presentPlainCode } from '../kernel/text/plain-code.presenter.ts';
import type { Rendering, RenderMarkdown } from '../kernel/text/rendering.ts';
import type { Words } from '../kernel/text/words.ts';
import type { Comment, SavedComment } from './comments.store.ts';
import type { Question } from './questions.store.ts';
import { noteUrls } from './urls.ts';

/** What was said about a submission, and what the reader is about to say. */
export interface Annotations {
  readonly comments: readonly Comment[];
  readonly questions: readonly Question[];
  /** What the reader may do. */
  readonly may: 'comment' | 'ask' | 'nothing';
  /** Whether the reader may change every comment, not only their own. */
  readonly mayChangeAll: boolean;
  readonly readerId: string;
  readonly saved: readonly SavedComment[];
  /** Line at which a form is open; undefined: none. */
  readonly line: number | undefined;
  /** Id of the comment that is being changed. */
  readonly edit: string | undefined;
  /** Id of the question that was asked on. */
  readonly asked: string | undefined;
  readonly typed: {
    readonly text: string;
    readonly lastLine: string;
    readonly savedId: string;
    readonly saveAs: string;
  };
  readonly error: string;
  /** Names of the tests that the reader sees. */
  readonly tests: readonly { readonly name: string; readonly title: string }[];
}

/** One question with everything said; also on the page of the queue. */
export function presentQuestion(
  question: Question,
  words: Words,
  markdown: RenderMarkdown,
  testTitle: (name: string) => string,
) {
  const { line, test, state, askedAt, messages, personId } = question;
  const tone = { open: 'warn', answered: 'good', closed: 'calm' } as const;
  return {
    id: question.id,
    about:
      line === null
        ? test === null
          ? words.t('review:about.whole')
          : words.t('review:about.test', { test: testTitle(test) })
        : words.t('review:about.line', { line }),
    state: words.t(`review:state.${state}`),
    tone: tone[state],
    time: words.time(askedAt),
    messages: messages.map(({ text, authorId, author, writtenAt }) => ({
      html: markdown(text, words.language),
      by: words.t('review:by', { name: author ?? words.t('audit:gone'), time: words.time(writtenAt) }),
      student: authorId === personId,
    })),
  };
}

/** The view model of views/review/parts/annotated-code. `url` is the submission's. */
export function presentAnnotatedCode(
  source: string,
  annotations: Annotations,
  url: string,
  words: Words,
  { markdown, colour }: Rendering,
) {
  const { comments, questions, may, edit, asked, typed } = annotations;
  const urls = noteUrls(url);
  const titles = new Map(annotations.tests.map(({ name, title }) => [name, title]));
  const testTitle = (name: string): string => titles.get(name) ?? name;
  const texts = linesOf(source);
  const coloured = colour(source);
  // A form for a line that there is not stands at the end.
  const formLine = texts[(annotations.line ?? 0) - 1] !== undefined ? annotations.line : undefined;
  const refusedOf = (here: boolean) =>
    here ? { error: annotations.error, text: typed.text } : { error: '', text: '' };
  /** A question with the form to ask on, and what was refused of it. */
  const presentAsked = (question: Question) => ({
    ...presentQuestion(question, words, markdown, testTitle),
    askAction: may === 'ask' ? urls.question(question.id) : '',
    refused: refusedOf(asked === question.id),
  });
  const notesAt = (number: number) => [
    ...comments
      .filter(({ lastLine }) => Math.min(lastLine, texts.length) === number)
      .map((comment) => {
        const mine = comment.authorId === annotations.readerId || annotations.mayChangeAll;
        const changing = edit === comment.id && may === 'comment';
        return {
          kind: 'comment',
          id: `comment-${comment.id}`,
          html: markdown(comment.text, words.language),
          by: words.t('review:by', {
            name: comment.author ?? words.t('audit:gone'),
            time: words.time(comment.writtenAt),
          }),
          edited: comment.editedAt === null ? '' : words.t('review:edited'),
          where: words.t(comment.firstLine === comment.lastLine ? 'review:line' : 'review:lines', {
            line: comment.firstLine,
            last: comment.lastLine,
          }),
          action: may === 'comment' && mine ? urls.comment(comment.id) : '',
          editUrl: urls.edit(comment.id),
          changing,
          revision: comment.revision,
          text: changing && typed.text !== '' ? typed.text : comment.text,
        };
      }),
    ...questions
      .filter(({ line }) => line === number)
      .map((question) => ({
        kind: 'question',
        ...presentAsked(question),
      })),
  ];
  const lineOf = (pieces: readonly CodePiece[], index: number) => {
    const number = index + 1;
    return { number, pieces, url: may === 'nothing' ? '' : `?line=${number}#line-${number}` };
  };
  /** The lines between two, from 0: one by one, or in one piece where the file has too many. */
  const listing = (from: number, to: number) =>
    coloured
      ? { lines: coloured.slice(from, to).map((pieces, index) => lineOf(pieces, from + index)), plain: undefined }
      : { lines: [], plain: presentPlainCode(texts.slice(from, to), from + 1) };
  const openLine = may === 'nothing' ? undefined : formLine;
  const interrupted = new Set([
    ...comments.map(({ lastLine }) => Math.min(lastLine, texts.length)),
    ...questions.flatMap(({ line }) => (line !== null && line <= texts.length ? [line] : [])),
    ...(openLine === undefined ? [] : [openLine]),
  ]);
  let from = 0;
  const blocks = [...interrupted]
    .sort((one, other) => one - other)
    .map((line) => {
      const shown = listing(from, line);
      from = line;
      return { ...shown, notes: notesAt(line), form: openLine === line ? { line } : undefined };
    });
  if (from < texts.length) blocks.push({ ...listing(from, texts.length), notes: [], form: undefined });
  const general = questions.filter(({ line }) => line === null);
  return {
    blocks,
    asks: may === 'ask',
    comments: may === 'comment',
    commentAction: urls.comments,
    questionAction: urls.questions,
    error: annotations.error,
    /** What was refused of the form that stands below the code. */
    refused: refusedOf(formLine === undefined && asked === undefined),
    typed,
    saved: annotations.saved.map(({ id, title }) => ({ id, title, selected: id === typed.savedId })),
    tests: annotations.tests,
    formAtEnd: may === 'comment' && formLine === undefined,
    count: comments.length > 0 ? words.t('review:count', { count: comments.length }) : '',
    general: general.map((question) => ({
      ...presentAsked(question),
    })),
  };
}
