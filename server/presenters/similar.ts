/**
 * Owns how similarities among submissions are shown: pairs, clusters, two files with what they share.
 * Must not know HTML, nor how files are compared.
 */
import { highlightLines } from '../content/highlight.ts';
import type { Words } from '../content/words.ts';
import { clustersOf, fragmentsByLine, type SimilarPair } from '../plagiarism/similarity.ts';
import type { Membership } from '../services/find-membership.ts';
import type { FoundSimilar, SimilarCode } from '../services/find-similar.ts';
import { dashboardUrls } from './class-filter.ts';

/** Address of the similarities of an exercise. */
export const similarUrl = (course: string, slug: string): string =>
  `/instructor/courses/${course}/similar/${encodeURIComponent(slug)}`;

/** Pairs that a page shows. */
const MOST_PAIRS = 200;
const percent = (share: number, words: Words): string => `${words.number(100 * share, 0)}\u00a0%`;

/** The view model of pages/similar/index. */
export function presentSimilar(
  found: FoundSimilar,
  threshold: number,
  command: string,
  membership: Membership,
  words: Words,
) {
  const { exercise, installed, run, authors, submissions } = found;
  const { slug } = membership.course;
  const base = similarUrl(slug, exercise.slug);
  const nameOf = (id: string): string => authors.get(id)?.name ?? words.t('audit:gone');
  const timeOf = (id: string): string => words.time(authors.get(id)?.createdAt ?? run?.startedAt ?? '');
  const close = (run?.pairs ?? []).filter(({ similarity }) => similarity >= threshold);
  const rows = [...close].sort((a, b) => b.similarity - a.similarity || b.longest - a.longest).slice(0, MOST_PAIRS);
  const running = run?.state === 'running';
  return {
    title: `${words.t('similar:title')}: ${exercise.texts[words.language].title}`,
    heading: words.t('similar:title'),
    scripts: [],
    refresh: running,
    course: { title: membership.course.title, url: `/courses/${slug}` },
    dashboardUrl: dashboardUrls(slug).exercise(exercise.slug),
    exerciseTitle: exercise.texts[words.language].title,
    installed,
    command,
    action: base,
    mayStart: installed && !running && submissions.length > 1,
    startText: words.t(run ? 'similar:again' : 'similar:start', { count: submissions.length }),
    state: run
      ? words.t(`similar:state.${run.state}`, {
          time: words.time(run.endedAt ?? run.startedAt),
          count: run.submissions,
          error: run.error ?? '',
        })
      : words.t('similar:state.none'),
    failed: run?.state === 'failed',
    running,
    reloadUrl: base,
    done: run?.state === 'done',
    threshold: Math.round(100 * threshold),
    none:
      run?.state === 'done' && rows.length === 0
        ? words.t('similar:nothing', { percent: percent(threshold, words) })
        : '',
    clusters: clustersOf(close, threshold)
      .filter((ids) => ids.length > 2)
      .map((ids) => ({ text: words.t('similar:cluster', { count: ids.length }), names: ids.map(nameOf).join(', ') })),
    rows: rows.map((pair) => {
      const [first, second] = [authors.get(pair.left)?.createdAt ?? '', authors.get(pair.right)?.createdAt ?? ''];
      return {
        left: nameOf(pair.left),
        right: nameOf(pair.right),
        url: `${base}/${pair.left}/${pair.right}`,
        similarity: percent(pair.similarity, words),
        value: pair.similarity,
        longest: words.number(pair.longest, 0),
        times: words.t('similar:first', {
          name: nameOf(first <= second ? pair.left : pair.right),
          first: timeOf(first <= second ? pair.left : pair.right),
          second: timeOf(first <= second ? pair.right : pair.left),
        }),
      };
    }),
  };
}

/** The view model of pages/similar/pair. */
export function presentSimilarPair({ exercise, pair, left, right }: SimilarCode, membership: Membership, words: Words) {
  const { slug } = membership.course;
  const side = (details: SimilarCode['left'], which: 'left' | 'right') => {
    const covered = fragmentsByLine(pair, which);
    const { submission } = details;
    return {
      name: submission.personName,
      time: words.time(submission.createdAt),
      url: `/submissions/${submission.id}`,
      lines: highlightLines(submission.source.replace(/\n$/, '')).map((pieces, index) => {
        const fragment = covered.get(index + 1);
        const starts = fragment !== undefined && covered.get(index) !== fragment;
        return { number: index + 1, pieces, fragment: fragment ?? 0, mark: starts ? String(fragment) : '' };
      }),
    };
  };
  return {
    title: `${words.t('similar:pair')}: ${exercise.texts[words.language].title}`,
    heading: words.t('similar:pair'),
    scripts: [],
    course: { title: membership.course.title, url: `/courses/${slug}` },
    listUrl: similarUrl(slug, exercise.slug),
    exerciseTitle: exercise.texts[words.language].title,
    summary: summaryOf(pair, words),
    sides: [side(left, 'left'), side(right, 'right')],
    diffUrl: `/submissions/${pair.left}/compare/${pair.right}`,
  };
}

const summaryOf = ({ similarity, longest, fragments }: SimilarPair, words: Words): string =>
  words.t('similar:summary', {
    percent: percent(similarity, words),
    longest: words.number(longest, 0),
    count: fragments.length,
  });
