/**
 * Owns the list of figures that the pages of an item analysis explain: formula and source of each.
 * Must not know values.
 */
import type { Words, WordsBelow } from '../../kernel/text/words.ts';
import type { QuizTexts } from '../question.presenter.ts';

const MOODLE = 'Moodle, Quiz statistics calculations, docs.moodle.org/dev/Quiz_statistics_calculations';
const BANDS = 'Moodle, Quiz report statistics, docs.moodle.org (Development:Quiz_report_statistics)';
const CRONBACH = 'Cronbach, Coefficient alpha and the internal structure of tests, Psychometrika 16 (1951)';
const KUDER = 'Kuder & Richardson, The theory of the estimation of test reliability, Psychometrika 2 (1937)';
const LORD = 'Lord & Novick, Statistical Theories of Mental Test Scores (1968)';
const HENRYSSON = 'Henrysson, Correction of item-total correlations in item analysis, Psychometrika 28 (1963)';
const KELLEY =
  'Kelley, The selection of upper and lower groups for the validation of test items, Journal of Educational Psychology 30 (1939)';
const HALADYNA =
  'Haladyna & Downing, How many options is enough for a multiple-choice test item?, Educational and Psychological Measurement 53 (1993)';

/** A figure that is explained: its formula in TeX, where it has one, and where it comes from. */
interface Explained {
  readonly key: WordsBelow<'quizAnalysis:figure.'> & WordsBelow<'quizAnalysis:about.'>;
  readonly tex: string;
  readonly sources: readonly string[];
}

const QUIZ: readonly Explained[] = [
  { key: 'mean', tex: '\\bar T = \\frac{1}{S} \\sum_s T_s', sources: [BANDS] },
  { key: 'median', tex: '', sources: [MOODLE] },
  {
    key: 'standardDeviation',
    tex: '\\sqrt{k_2},\\quad k_2 = \\frac{\\sum_s (T_s - \\bar T)^2}{S - 1}',
    sources: [MOODLE, BANDS],
  },
  {
    key: 'skewness',
    tex: '\\frac{k_3}{k_2^{3/2}},\\quad k_3 = \\frac{S^2\\, m_3}{(S-1)(S-2)}',
    sources: [MOODLE],
  },
  {
    key: 'kurtosis',
    tex: '\\frac{k_4}{k_2^2},\\quad k_4 = \\frac{S^2 \\left((S+1)\\, m_4 - 3 (S-1)\\, m_2^2\\right)}{(S-1)(S-2)(S-3)}',
    sources: [MOODLE],
  },
  {
    key: 'coefficient',
    tex: '\\alpha = \\frac{k}{k-1} \\left(1 - \\frac{\\sum_i v_i}{v_T}\\right) = \\frac{k\\, \\bar c}{\\bar v + (k-1)\\, \\bar c}',
    sources: [CRONBACH, KUDER, BANDS],
  },
  { key: 'errorRatio', tex: '\\sqrt{1 - \\alpha}', sources: [MOODLE, BANDS] },
  { key: 'standardError', tex: '\\mathrm{SD} \\cdot \\sqrt{1 - \\alpha}', sources: [LORD, MOODLE] },
];
const ITEMS: readonly Explained[] = [
  { key: 'given', tex: '', sources: [MOODLE] },
  { key: 'facility', tex: '\\frac{\\bar x}{x_{\\max}}', sources: [LORD, BANDS] },
  {
    key: 'itemDeviation',
    tex: '\\frac{1}{x_{\\max}} \\sqrt{\\frac{\\sum_s (x_s - \\bar x)^2}{n - 1}}',
    sources: [MOODLE],
  },
  { key: 'intendedWeight', tex: '\\frac{n\\, x_{\\max}}{\\sum_j n_j\\, x_{j,\\max}}', sources: [MOODLE] },
  {
    key: 'effectiveWeight',
    tex: '\\frac{n \\sqrt{C(x, T)}}{\\sum_j n_j \\sqrt{C(x_j, T)}}',
    sources: [MOODLE],
  },
  {
    key: 'discrimination',
    tex: 'r = \\frac{C(x, R)}{\\sqrt{V(x)\\, V(R)}},\\quad R = T - x',
    sources: [HENRYSSON, MOODLE, BANDS],
  },
  { key: 'efficiency', tex: '\\frac{C(x, R)}{C_{\\max}(x, R)}', sources: [MOODLE] },
  { key: 'time', tex: '', sources: [] },
];
const OPTIONS: readonly Explained[] = [
  { key: 'restScore', tex: '', sources: [HENRYSSON] },
  { key: 'groups', tex: '', sources: [KELLEY] },
  { key: 'flags', tex: '', sources: [HALADYNA] },
];

const GROUPS = { quiz: QUIZ, items: ITEMS, options: OPTIONS } as const;

/** The model of views/quizzes/parts/analysis/explained: the figures of these groups. */
export function presentExplained(groups: readonly (keyof typeof GROUPS)[], words: Words, { markdown }: QuizTexts) {
  return groups.flatMap((group) =>
    GROUPS[group].map(({ key, tex, sources }) => ({
      id: `about-${key}`,
      name: words.t(`quizAnalysis:figure.${key}`),
      text: words.t(`quizAnalysis:about.${key}`),
      formula: tex === '' ? '' : markdown(`$$${tex}$$`, words.language),
      sources: sources.join('; '),
    })),
  );
}

/** A heading of a column: its name, what it is in a few words, and where it is explained. */
export function presentColumn(
  key: WordsBelow<'quizAnalysis:column.'> & WordsBelow<'quizAnalysis:figure.'>,
  words: Words,
) {
  return {
    name: words.t(`quizAnalysis:column.${key}`),
    hint: words.t(`quizAnalysis:figure.${key}`),
    href: `#about-${key}`,
  };
}
