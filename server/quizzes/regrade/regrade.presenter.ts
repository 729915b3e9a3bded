/**
 * Owns the pages on which points are decided after a quiz: further accepted answers, regrading.
 */
import type { Membership } from '../../kernel/actor.ts';
import type { FieldErrors } from '../../kernel/http/field-errors.ts';
import { createFields } from '../../kernel/http/fields.presenter.ts';
import type { WordKey, Words } from '../../kernel/text/words.ts';
import { presentCanonical } from '../answer-text.presenter.ts';
import { typeOf } from '../model/types/index.ts';
import { presentStem, type QuizTexts, sourceOf, spokenFormula } from '../question.presenter.ts';
import { numberedPassage } from '../solution.presenter.ts';
import { answersUrl, controlUrl } from '../urls.ts';
import type { AcceptedAnswersOfQuestion, NewAcceptedAnswer } from './accept-answer.ts';
import type { AcceptedAnswerFields } from './accept-answer-form.ts';
import type { DryRun, RegradeQuiz } from './regrade.ts';
import { presentChanges } from './score-changes.presenter.ts';
import type { ScoreChanges } from './score-changes.ts';

/** A decision in preview, before it is made. */
export interface ShownDecision {
  readonly act: 'accept' | 'revoke';
  /** Of the accepted answer that is taken back. */
  readonly id: string;
  readonly alternative: NewAcceptedAnswer;
  readonly changes: ScoreChanges;
}

/** The form's word for an answer. */
const keyOf = ({ variant, answer }: Pick<NewAcceptedAnswer, 'variant' | 'answer'>): string =>
  JSON.stringify([variant, answer]);

/** What can be entered that is not in the list: a typed text, or options; nothing where the list alone is well defined. */
function presentOther(
  { example, hasVariants }: AcceptedAnswersOfQuestion,
  { typed, options }: AcceptedAnswerFields,
  words: Words,
  { markdown }: QuizTexts,
) {
  const { part } = example;
  const { choices, typed: isTyped, readAs } = typeOf(part);
  const several = choices?.several === true;
  const offered = [...(choices?.of(part) ?? [])]
    .filter(({ correct }) => several || !correct)
    .sort((a, b) => a.source - b.source)
    .map(({ canonical, text }) => {
      const source = sourceOf(text, words);
      const shown =
        'markdown' in text
          ? { html: markdown(source, words.language), text: '', spoken: spokenFormula(source) }
          : { html: '', text: source, spoken: '' };
      return { value: canonical, ...shown, checked: options.includes(canonical) };
    });
  if (hasVariants || (!isTyped && offered.length === 0)) return undefined;
  return {
    field: isTyped ? { value: typed, hint: readAs === 'number' ? words.t('quizRegrade:answers.near') : '' } : undefined,
    label: words.t(several ? 'quizRegrade:answers.otherOptions' : 'quizRegrade:answers.other'),
    type: several ? 'checkbox' : 'radio',
    options: offered,
  };
}

/** The view model of views/quizzes/accept-answers. */
export function presentAcceptedAnswers(
  page: AcceptedAnswersOfQuestion,
  { course, role }: Membership,
  {
    typed,
    errors,
    decision,
    done,
    stale,
  }: {
    typed: AcceptedAnswerFields;
    errors: FieldErrors;
    decision: ShownDecision | undefined;
    done: boolean;
    /** Says that the preview that was shown is out of date; else empty. */
    stale: string;
  },
  words: Words,
  texts: QuizTexts,
) {
  const { run, example, hasVariants, given, accepted } = page;
  const url = controlUrl(course.slug, run.slug);
  const credit = (share: number): string =>
    words.t('quizRegrade:answers.credit', { percent: words.number(100 * share, 0) });
  const field = createFields({ share: typed.share || '100', note: typed.note }, errors, words);
  const other = presentOther(page, typed, words, texts);
  const sampleOf = (variant: number) => given.find((one) => one.variant === variant)?.question ?? example;
  return {
    title: `${words.t('quizRegrade:answers.title')}: ${example.id}`,
    heading: words.t('quizRegrade:answers.title'),
    scripts: [],
    back: { url, title: words.content(run.title) },
    questionsUrl: `${url}/questions`,
    mayAct: role === 'instructor',
    action: answersUrl(course.slug, run.slug, example.id),
    done,
    stale,
    id: example.id,
    stem: presentStem(example, 1, words, texts),
    clozeHtml: numberedPassage(example, words, texts),
    variants: hasVariants,
    decision: decision && {
      act: decision.act,
      id: decision.id,
      pick: keyOf(decision.alternative),
      share: words.number(100 * decision.alternative.share),
      note: decision.alternative.note,
      hash: decision.changes.hash,
      title: words.t(decision.act === 'accept' ? 'quizRegrade:answers.sure' : 'quizRegrade:answers.sureRevoke'),
      button: words.t(decision.act === 'accept' ? 'quizRegrade:answers.accept' : 'quizRegrade:answers.revoke'),
      answer: presentCanonical(sampleOf(decision.alternative.variant), decision.alternative.answer, words, texts),
      credit: credit(decision.alternative.share),
      changes: presentChanges(decision.changes, words),
    },
    accepted: accepted.map(({ id, question, answer, share, note, by, acceptedAt }) => ({
      id,
      answer: presentCanonical(question, answer, words, texts),
      stem: hasVariants ? texts.markdown(question.text, words.language) : '',
      credit: credit(share),
      note,
      by: words.t('quizRegrade:answers.by', { name: by, time: words.time(acceptedAt) }),
    })),
    given: given.map((one, index) => ({
      id: `pick-${index}`,
      key: keyOf(one),
      checked: typed.pick === keyOf(one),
      answer: presentCanonical(one.question, one.answer, words, texts),
      stem: hasVariants ? texts.markdown(one.question.text, words.language) : '',
      count: words.number(one.count),
      earns: credit(one.share),
    })),
    other,
    choosable: given.length > 0 || other !== undefined,
    otherChecked: typed.pick === '' && (typed.typed !== '' || typed.options.length > 0),
    answerError: errors.answer === undefined ? '' : words.t(errors.answer),
    fields: [
      field('share', 'quizRegrade:answers.share', { value: '100', hint: words.t('quizRegrade:answers.shareHint') }),
      field('note', 'quizRegrade:answers.note', { hint: words.t('quizRegrade:answers.noteHint') }),
    ],
  };
}

/** What was chosen on the page of regrading. */
export interface RegradeFields {
  readonly lower: boolean;
  /** As typed. */
  readonly since: string;
}

/** The view model of views/quizzes/regrade. */
export function presentRegrade(
  { run, regrades }: ReturnType<RegradeQuiz['history']>,
  dryRun: DryRun,
  { course, role }: Membership,
  {
    fields,
    error,
    done,
    stale,
  }: { fields: RegradeFields; error: WordKey | ''; done: '' | 'done' | 'reverted'; stale: string },
  words: Words,
) {
  const url = controlUrl(course.slug, run.slug);
  const zone = words.t('course:zone', { zone: course.timeZone.replaceAll('_', ' ') });
  const field = createFields({ since: fields.since }, error === '' ? {} : { since: error }, words);
  const problems =
    dryRun.state === 'broken'
      ? dryRun.problems.map(({ where, message }) => `${where}: ${message}`)
      : dryRun.state === 'hindered'
        ? dryRun.hindrances.map(({ reason, question, count }) =>
            words.t(`quizRegrade:hinder.${reason}`, { question, count }),
          )
        : [];
  const texts = { same: 'same', nobody: 'nobody', broken: 'broken', hindered: 'hindered', ready: '' } as const;
  const key = texts[dryRun.state];
  return {
    title: `${words.t('quizRegrade:regrade.title')}: ${words.content(run.title)}`,
    heading: words.t('quizRegrade:regrade.title'),
    scripts: [],
    back: { url, title: words.content(run.title) },
    action: `${url}/regrade`,
    mayAct: role === 'instructor',
    done: done === '' ? '' : words.t(`quizRegrade:regrade.${done}`),
    stale,
    text: key === '' ? '' : words.t(`quizRegrade:regrade.${key}`),
    textTone: problems.length > 0 ? 'bad' : '',
    problems,
    hindered: dryRun.state === 'hindered',
    ready: dryRun.state === 'ready' && {
      lower: fields.lower,
      since: fields.since,
      sinceField: field('since', 'quizRegrade:regrade.since', { type: 'datetime-local', hint: zone }),
      hash: dryRun.changes.hash,
      running: dryRun.running === 0 ? '' : words.t('quizRegrade:regrade.running', { count: dryRun.running }),
      changes: presentChanges(dryRun.changes, words),
    },
    regrades: regrades.map((one) => ({
      id: one.id,
      time: words.time(one.doneAt),
      by: one.doneByName,
      effect: [
        words.t('quizRegrade:regrade.changed', { count: one.attempts, changed: one.changed }),
        ...(one.neverLower ? [words.t('quizRegrade:regrade.optionLower')] : []),
        ...(one.since === null ? [] : [words.t('quizRegrade:regrade.optionSince', { time: words.time(one.since) })]),
      ].join(', '),
      reason: one.reason,
      revertible: one.revertible,
      reverted:
        one.revertedAt === null
          ? ''
          : words.t('quizRegrade:regrade.revertedBy', { name: one.revertedByName, time: words.time(one.revertedAt) }),
    })),
  };
}
