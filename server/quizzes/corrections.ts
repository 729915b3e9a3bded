/**
 * Owns reading what scores of a run depend on apart from its text: voided questions, further accepted answers, what was answered.
 * Must not score.
 */

import { fingerprint } from '../kernel/preview.ts';
import type { Store } from '../store.ts';
import type { AcceptedAnswer, AcceptedAnswers } from './model/alternative.ts';
import type { Answer } from './model/drawn.ts';
import type { VoidCredit } from './model/result.ts';
import type { Sitting } from './sittings.store.ts';

/** What was decided about questions of a run, by question. */
export interface Corrections {
  readonly voids: ReadonlyMap<string, VoidCredit>;
  readonly alternatives: AcceptedAnswers;
}

/** Alternatives by question. */
export function byQuestion(list: readonly (AcceptedAnswer & { readonly questionId: string })[]): AcceptedAnswers {
  const map = new Map<string, AcceptedAnswer[]>();
  for (const one of list) map.set(one.questionId, [...(map.get(one.questionId) ?? []), one]);
  return map;
}

/** What was decided about the questions of a run. */
export function correctionsOf(
  store: Pick<Store, 'quizAttempts' | 'quizRegrades' | 'sittings'>,
  runId: string,
): Corrections {
  return {
    voids: new Map(store.sittings.listVoids(runId).map(({ questionId, credit }) => [questionId, credit])),
    alternatives: byQuestion(store.quizRegrades.listAlternatives(runId)),
  };
}

/** The answers of an attempt that count, by question. */
export function answersOf(
  store: Pick<Store, 'quizAttempts' | 'quizRegrades' | 'sittings'>,
  attemptId: string,
): ReadonlyMap<string, Answer> {
  return new Map(store.quizAttempts.listAnswers(attemptId).map(({ questionId, answer }) => [questionId, answer]));
}

/** Names exactly these corrections, in whatever order and with whatever notes they were read. */
export function identify({ voids, alternatives }: Corrections): string {
  const accepted = [...alternatives].flatMap(([questionId, list]) =>
    list.map(({ variant, answer, share }) => JSON.stringify([questionId, variant, answer, share])),
  );
  return fingerprint([[...voids].map((one) => JSON.stringify(one)).sort(), accepted.sort()]);
}

/** Names all that the scores of a run depend on: answers of ended attempts never change. */
export function basisOf(store: Pick<Store, 'quizAttempts' | 'quizRegrades' | 'sittings'>, run: Sitting): string {
  return fingerprint([run, store.quizAttempts.listAttempts(run.id), identify(correctionsOf(store, run.id))]);
}
