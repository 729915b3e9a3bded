/**
 * Owns a class that has taken a quiz: students with answers at given moments, their attempts ended.
 * Must not know what is tested.
 */
import { randomUUID } from 'node:crypto';
import type { Answer, Part } from '../../../server/quizzes/model/drawn.ts';
import { resultOf } from '../../../server/quizzes/model/result.ts';
import { formatShape } from '../../../server/quizzes/model/values.ts';
import type { QuizRun } from '../../../server/quizzes/sittings.store.ts';
import type { TestApp } from './test-app.ts';

const SECOND = 1_000;
const iso = (ms: number): string => new Date(ms).toISOString();

/** Enrols a student who starts the quiz now. Returns the attempt's id. */
export function startAttempt(app: TestApp, run: QuizRun, { name, seed = 1 }: { name: string; seed?: number }): string {
  const [id, personId] = [randomUUID(), randomUUID()];
  const createdAt = iso(app.time.now);
  app.store.people.ensureDemoPerson({ id: personId, name, isAdmin: false, demoKey: personId, createdAt });
  const place = { courseId: 'demo', personId, role: 'student', source: 'demo', studentNumber: null } as const;
  app.store.courses.enrol({ ...place, joinedAt: createdAt });
  const attempt = { id, runId: run.id, personId, versionId: run.versionId, seed, startedAt: createdAt };
  app.store.quizAttempts.insertAttempt(attempt);
  return id;
}

/** A student who takes the quiz from now on, as `answer` says for the questions drawn, and hands in after five minutes. */
export function takeAttempt(
  app: TestApp,
  run: QuizRun,
  who: { name: string; seed?: number },
  answer: (part: Part, id: string, place: number) => readonly [Answer, number] | undefined,
): string {
  const id = startAttempt(app, run, who);
  const drawn = app.quizVersions.drawnFor({ versionId: run.versionId, seed: who.seed ?? 1 });
  const answers = new Map<string, Answer>();
  for (const [place, { id: questionId, part }] of drawn.questions.entries()) {
    const given = answer(part, questionId, place);
    if (!given) continue;
    const savedAt = iso(app.time.now + given[1] * SECOND);
    app.store.quizAttempts.insertAnswer({ attemptId: id, questionId, version: 1, answer: given[0], savedAt });
    answers.set(questionId, given[0]);
  }
  const { score, maxScore } = resultOf(drawn, answers, new Map());
  app.store.quizAttempts.endAttempt({
    id,
    endedAt: iso(app.time.now + 300 * SECOND),
    endedBy: 'student',
    score,
    maxScore,
  });
  return id;
}

/** The right answer to a question. */
export function rightAnswer(part: Part): Answer {
  switch (part.type) {
    case 'single-choice':
    case 'multiple-choice':
      return part.options.flatMap(({ correct }, place) => (correct ? [String(place)] : []));
    case 'true-false':
      return [String(part.answer)];
    case 'numeric':
      return [String(part.answer)];
    case 'shape':
      return [formatShape(part.answer)];
    case 'matrix':
      return part.answer.flat().map(String);
    case 'ordering':
      return [...part.items.keys()]
        .sort((a, b) => (part.items[a]?.source ?? 0) - (part.items[b]?.source ?? 0))
        .map(String);
    case 'matching':
      return part.lefts.map(({ right }) => String(right));
    case 'short-text':
      return [part.accepted[0] ?? ''];
    case 'cloze':
      return part.gaps.map((gap) => (gap.kind === 'text' ? (gap.accepted[0] ?? '') : String(gap.answer)));
  }
}

/** A wrong answer to a question; one of the same `kind` is the same for all. */
export function wrongAnswer(part: Part, kind: number): Answer {
  switch (part.type) {
    case 'single-choice':
    case 'multiple-choice': {
      const wrong = part.options.filter(({ correct }) => !correct).sort((a, b) => a.source - b.source);
      return [String(part.options.indexOf(wrong[kind % wrong.length] as (typeof wrong)[number]))];
    }
    case 'true-false':
      return [String(!part.answer)];
    case 'numeric':
      return [String(part.answer + 1 + kind)];
    case 'shape':
      return [formatShape([...part.answer].reverse())];
    case 'matrix':
      return part.answer.flat().map((value, place) => String(place === 0 ? value + 1 + kind : value));
    case 'ordering':
    case 'matching':
      return [...rightAnswer(part)].reverse();
    case 'short-text':
      return [['gradient descent', 'chain rule'][kind % 2] ?? ''];
    case 'cloze':
      return part.gaps.map((gap) => (gap.kind === 'text' ? 'linear' : gap.kind === 'number' ? '2' : 'x'));
  }
}
