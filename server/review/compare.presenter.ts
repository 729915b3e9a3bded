/**
 * Owns how the difference between two submissions is shown: unified, with the numbers of both files.
 */
import { visibleText } from '../../graders/visible-text.ts';
import type { ExerciseContent } from '../exercises/catalog.ts';
import { exerciseUrl } from '../exercises/index.ts';
import { courseUrl } from '../kernel/http/urls.ts';
import { linesOf, presentPlainCode } from '../kernel/text/plain-code.presenter.ts';
import type { Words } from '../kernel/text/words.ts';
import type { SubmissionDetails } from '../submissions/get-submission.ts';
import { submissionUrl } from '../submissions/index.ts';
import type { Comparison } from './compare.ts';
import type { DiffPart } from './difference.job.ts';

/** Unchanged lines shown around a change. */
const CONTEXT = 4;
/** Lines of a difference that a page can show: each is a row of a table. */
const MOST_ROWS = 3_000;

/** A line of the difference; a number is empty where the file does not have the line. */
interface DiffLine {
  readonly kind: DiffPart['kind'] | 'gap';
  readonly sign: string;
  /** The sign as a word. */
  readonly change: string;
  readonly olderNumber: string;
  readonly newerNumber: string;
  readonly text: string;
}

const SIGNS = { same: ' ', removed: '−', added: '+' } as const;

/** All lines with their numbers. */
function numbered(parts: readonly DiffPart[], words: Words): DiffLine[] {
  let [older, newer] = [0, 0];
  return parts.flatMap(({ kind, lines }) =>
    lines.map((text): DiffLine => {
      if (kind !== 'added') older++;
      if (kind !== 'removed') newer++;
      const numbers = {
        olderNumber: kind === 'added' ? '' : String(older),
        newerNumber: kind === 'removed' ? '' : String(newer),
      };
      const change = words.t(`submission:diff.kind.${kind}`);
      return { kind, sign: SIGNS[kind], change, ...numbers, text: visibleText(text) };
    }),
  );
}

/** Replaces long unchanged stretches by one line that says how long they are. */
function withoutDistant(lines: readonly DiffLine[], words: Words): DiffLine[] {
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ kind }) => kind !== 'same'),
  );
  const shown: DiffLine[] = [];
  let skipped = 0;
  const flush = (): void => {
    if (skipped > 0)
      shown.push({
        kind: 'gap',
        sign: '',
        change: words.t('submission:diff.kind.gap'),
        olderNumber: '',
        newerNumber: '',
        text: words.t('submission:diff.gap', { count: skipped }),
      });
    skipped = 0;
  };
  lines.forEach((line, index) => {
    if (!near[index]) {
      skipped++;
      return;
    }
    flush();
    shown.push(line);
  });
  flush();
  return shown;
}

/** The view model of views/review/compare. */
export function presentComparison(
  { older, newer, parts }: Comparison,
  exercise: ExerciseContent | undefined,
  words: Words,
) {
  const { course } = newer.membership;
  const title = exercise?.texts[words.language].title ?? newer.submission.exercise;
  const side = ({ submission }: SubmissionDetails) => ({
    url: submissionUrl(submission.id),
    time: words.time(submission.createdAt),
    person: submission.personName,
    fileName: submission.fileName,
  });
  const lines = parts && numbered(parts, words);
  const changed = (kind: DiffPart['kind']): number => lines?.filter((line) => line.kind === kind).length ?? 0;
  const [removed, added] = [changed('removed'), changed('added')];
  const rows = lines && removed + added > 0 ? withoutDistant(lines, words) : [];
  const different = lines === undefined || rows.length > MOST_ROWS;
  const summaryOf = (): string => {
    if (different) return words.t('submission:diff.tooDifferent');
    if (removed + added === 0) return words.t('submission:diff.same');
    return `${words.t('submission:diff.removed', { count: removed })}, ${words.t('submission:diff.added', { count: added })}.`;
  };
  const whole = (details: SubmissionDetails, name: string) => ({
    name,
    ...presentPlainCode(linesOf(details.submission.source)),
  });
  return {
    title: words.t('submission:diff.title', { title }),
    scripts: [],
    course: { title: course.title, url: courseUrl(course.slug) },
    exercise: { title, url: exerciseUrl(course.slug, newer.submission.exercise) },
    older: side(older),
    newer: side(newer),
    summary: summaryOf(),
    lines: different ? [] : rows,
    /** Both files, where they are too different to compare. */
    files: different
      ? [whole(older, words.t('submission:diff.older')), whole(newer, words.t('submission:diff.newer'))]
      : [],
  };
}
