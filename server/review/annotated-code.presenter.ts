/**
 * Owns how a submitted file is shown with the comments on its lines, and the forms for new comments.
 * Must not know who may do what: it is told.
 */

import type { RenderMarkdown } from '../kernel/text/cached-markdown.ts';
import { highlightLines } from '../kernel/text/highlight.ts';
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
  markdown: RenderMarkdown,
) {
  const { comments, questions, may, edit, typed } = annotations;
  const urls = noteUrls(url);
  const titles = new Map(annotations.tests.map(({ name, title }) => [name, title]));
  const testTitle = (name: string): string => titles.get(name) ?? name;
  const lines = highlightLines(source.replace(/\n$/, ''));
  // A form for a line that there is not stands at the end.
  const formLine = lines[(annotations.line ?? 0) - 1] ? annotations.line : undefined;
  const notesAt = (number: number) => [
    ...comments
      .filter(({ lastLine }) => Math.min(lastLine, lines.length) === number)
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
        ...presentQuestion(question, words, markdown, testTitle),
        askAction: may === 'ask' ? urls.question(question.id) : '',
      })),
  ];
  const blocks: { lines: object[]; notes: object[]; form: object | undefined }[] = [];
  let open: object[] = [];
  lines.forEach((pieces, index) => {
    const number = index + 1;
    open.push({ number, pieces, url: may === 'nothing' ? '' : `?line=${number}#line-${number}` });
    const notes = notesAt(number);
    const form = formLine === number && may !== 'nothing' ? { line: number } : undefined;
    if (notes.length === 0 && !form) return;
    blocks.push({ lines: open, notes, form });
    open = [];
  });
  if (open.length > 0) blocks.push({ lines: open, notes: [], form: undefined });
  const general = questions.filter(({ line }) => line === null);
  return {
    blocks,
    asks: may === 'ask',
    comments: may === 'comment',
    commentAction: urls.comments,
    questionAction: urls.questions,
    error: annotations.error,
    typed,
    saved: annotations.saved.map(({ id, title }) => ({ id, title, selected: id === typed.savedId })),
    tests: annotations.tests,
    formAtEnd: may === 'comment' && formLine === undefined,
    count: comments.length > 0 ? words.t('review:count', { count: comments.length }) : '',
    general: general.map((question) => ({
      ...presentQuestion(question, words, markdown, testTitle),
      askAction: may === 'ask' ? urls.question(question.id) : '',
    })),
  };
}
