/**
 * Owns how similarities among submissions are shown: pairs, clusters, two files with what they share.
 * Must not know how files are compared.
 */

import type { Membership } from '../kernel/actor.ts';
import { shareText } from '../kernel/charts/figure.presenter.ts';
import { courseUrl } from '../kernel/http/urls.ts';
import { linesOf, presentPlainCode } from '../kernel/text/plain-code.presenter.ts';
import type { ColourCode } from '../kernel/text/rendering.ts';
import type { Words } from '../kernel/text/words.ts';
import { dashboardUrls } from '../progress/index.ts';
import { compareUrl, submissionUrl } from '../submissions/index.ts';
import type { FoundSimilar, SimilarCode } from './find-similar.ts';
import { clustersOf, fragmentsByLine, type SimilarPair } from './similarity.ts';
import { similarPairUrl, similarUrl } from './urls.ts';

/** Pairs that a page shows. */
const MOST_PAIRS = 200;

/** The view model of views/similarity/similar. */
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
  const pairs = run?.pairs ?? [];
  const rows = pairs.filter(({ similarity }) => similarity >= threshold).slice(0, MOST_PAIRS);
  const running = run?.state === 'running';
  return {
    title: `${words.t('similar:title')}: ${exercise.texts[words.language].title}`,
    heading: words.t('similar:title'),
    scripts: [],
    refresh: running,
    course: { title: membership.course.title, url: courseUrl(slug) },
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
        ? words.t('similar:nothing', { percent: shareText(threshold, words) })
        : '',
    clusters: clustersOf(pairs, threshold)
      .filter((ids) => ids.length > 2)
      .map((ids) => ({ text: words.t('similar:cluster', { count: ids.length }), names: ids.map(nameOf).join(', ') })),
    rows: rows.map((pair) => {
      const sentAt = (id: string): string => authors.get(id)?.createdAt ?? '';
      const inOrder = sentAt(pair.left) <= sentAt(pair.right);
      const [first, second] = inOrder ? [pair.left, pair.right] : [pair.right, pair.left];
      return {
        left: nameOf(pair.left),
        right: nameOf(pair.right),
        url: similarPairUrl(slug, exercise.slug, pair.left, pair.right),
        similarity: shareText(pair.similarity, words),
        value: pair.similarity,
        longest: words.number(pair.longest, 0),
        times: words.t('similar:first', {
          name: nameOf(first),
          first: timeOf(first),
          second: timeOf(second),
        }),
      };
    }),
  };
}

/** The view model of views/similarity/pair. */
export function presentSimilarPair(
  { exercise, pair, left, right }: SimilarCode,
  membership: Membership,
  words: Words,
  colour: ColourCode,
) {
  const { slug } = membership.course;
  const side = (details: SimilarCode['left'], which: 'left' | 'right') => {
    const covered = fragmentsByLine(pair, which);
    const { submission } = details;
    const coloured = colour(submission.source);
    return {
      name: submission.personName,
      time: words.time(submission.createdAt),
      url: submissionUrl(submission.id),
      plain: coloured ? undefined : presentPlainCode(linesOf(submission.source)),
      lines: (coloured ?? []).map((pieces, index) => {
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
    course: { title: membership.course.title, url: courseUrl(slug) },
    listUrl: similarUrl(slug, exercise.slug),
    exerciseTitle: exercise.texts[words.language].title,
    summary: summaryOf(pair, words),
    sides: [side(left, 'left'), side(right, 'right')],
    diffUrl: compareUrl(pair.left, pair.right),
  };
}

const summaryOf = ({ similarity, longest, fragments }: SimilarPair, words: Words): string =>
  words.t('similar:summary', {
    percent: shareText(similarity, words),
    longest: words.number(longest, 0),
    count: fragments.length,
  });
