/**
 * Owns who chose which option of a choice question, and which options do not do their work.
 * Must not know texts or people.
 *
 * A distractor works when some choose it, and rather the weaker ones (Haladyna & Downing, "How many options is enough for a
 * multiple-choice test item?", Educational and Psychological Measurement 53, 1993): one that fewer than 5 % choose is not judged
 * here for who chooses it. Whether these are the better or the weaker ones is said where the correlation with the rest score is further
 * from 0 than one standard error of the correlation of unrelated numbers, 1 / sqrt(n-1).
 */
import { mean } from 'simple-statistics';
import { type Figure, figure, missing, numberOf, tooFew } from './figure.ts';
import { correlationOf } from './item-statistics.ts';
import { LEAST_FOR_GROUPS, type OuterGroups, outerGroups } from './outer-groups.ts';

/** Fewer answers do not show that an option is never chosen, nor by whom. */
const LEAST_FOR_FLAGS = 10;
/** Part of the students from which on an option counts as chosen. */
const CHOSEN = 0.05;

/** A student who was given the question. */
export interface Chooser {
  /** Places in the file of the chosen options; empty where nothing was answered. */
  readonly chosen: readonly number[];
  /** Share of the rest of the quiz's points, 0 to 1; undefined where there is no rest. */
  readonly rest: number | undefined;
}

/** `better`: a wrong option that the better students choose; `unchosen`: nobody chose it; `weak-key`: a right option that the better leave. */
export type OptionFlag = 'better' | 'unchosen' | 'weak-key';

/** Some of the students who were given a question. */
export interface ChoiceFigures {
  readonly chosen: number;
  /** Of all who were given the question, 0 to 1. */
  readonly share: Figure;
  /** Mean rest score of those who chose it, 0 to 1. */
  readonly meanRest: Figure;
  /** Part of the upper group that chose it, 0 to 1. */
  readonly upper: Figure;
  readonly lower: Figure;
  /** Correlation of choosing it with the rest score, -1 to 1. */
  readonly discrimination: Figure;
}
/** One option. */
export interface OptionFigures extends ChoiceFigures {
  readonly source: number;
  readonly correct: boolean;
  readonly flags: readonly OptionFlag[];
}
/** The table of a question. */
export interface OptionTable {
  readonly options: readonly OptionFigures[];
  /** Those who left the question. */
  readonly unanswered: ChoiceFigures;
  /** Students in each of both groups; undefined where there are none. */
  readonly groupSize: number | undefined;
}

function figuresOf(
  choosers: readonly Chooser[],
  groups: OuterGroups | undefined,
  picks: (one: Chooser) => boolean,
): ChoiceFigures {
  const withRest = choosers.filter(({ rest }) => rest !== undefined);
  const rests = choosers.filter(picks).flatMap(({ rest }) => (rest === undefined ? [] : [rest]));
  const chosen = choosers.filter(picks).length;
  const partOf = (weights: readonly number[] | undefined): Figure => {
    if (!groups || !weights) {
      if (choosers.length > 0 && withRest.length === 0) return missing('one-question');
      return withRest.length < LEAST_FOR_GROUPS ? tooFew(LEAST_FOR_GROUPS) : missing('no-variance');
    }
    return figure(
      withRest.reduce((sum, one, index) => sum + (picks(one) ? (weights[index] ?? 0) : 0), 0) / groups.size,
    );
  };
  return {
    chosen,
    share: choosers.length === 0 ? tooFew(1) : figure(chosen / choosers.length),
    meanRest: rests.length > 0 ? figure(mean(rests)) : chosen > 0 ? missing('one-question') : tooFew(1),
    upper: partOf(groups?.upper),
    lower: partOf(groups?.lower),
    discrimination: correlationOf(
      choosers.map((one) => Number(picks(one))),
      choosers.map(({ rest }) => rest),
    ),
  };
}

function flagsOf(
  correct: boolean,
  { chosen, share, discrimination }: ChoiceFigures,
  { answered, students }: { answered: number; students: number },
): OptionFlag[] {
  if (answered < LEAST_FOR_FLAGS) return [];
  if (chosen === 0) return ['unchosen'];
  const tells = numberOf(discrimination) ?? 0;
  if (Math.abs(tells) * Math.sqrt(students - 1) <= 1) return [];
  if (correct) return tells < 0 ? ['weak-key'] : [];
  return tells > 0 && (numberOf(share) ?? 0) >= CHOSEN ? ['better'] : [];
}

/** The table of a question with these options, in their order. */
export function optionTable(
  options: readonly { readonly source: number; readonly correct: boolean }[],
  choosers: readonly Chooser[],
): OptionTable {
  const groups = outerGroups(choosers.flatMap(({ rest }) => (rest === undefined ? [] : [rest])));
  const answered = choosers.filter(({ chosen }) => chosen.length > 0).length;
  return {
    options: options.map(({ source, correct }): OptionFigures => {
      const figures = figuresOf(choosers, groups, ({ chosen }) => chosen.includes(source));
      return { source, correct, ...figures, flags: flagsOf(correct, figures, { answered, students: choosers.length }) };
    }),
    unanswered: figuresOf(choosers, groups, ({ chosen }) => chosen.length === 0),
    groupSize: groups?.size,
  };
}
