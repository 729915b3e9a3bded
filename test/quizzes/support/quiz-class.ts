/**
 * Owns a class that has taken a quiz: students with answers at given moments, their attempts ended.
 * Must not know what is tested.
 */
import { randomUUID } from 'node:crypto';
import type { Answer, Part } from '../../../server/quizzes/model/drawn.ts';
import { resultOf } from '../../../server/quizzes/model/result.ts';
import type { Sitting } from '../../../server/quizzes/sittings.store.ts';
import type { TestApp } from '../../support/test-app.ts';

const SECOND = 1_000;
const iso = (ms: number): string => new Date(ms).toISOString();

/** Enrols a student who starts the quiz now. Returns the attempt's id. */
export function startAttempt(app: TestApp, run: Sitting, { name, seed = 1 }: { name: string; seed?: number }): string {
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
  run: Sitting,
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

/**
 * What is right, by the question's id, written by hand: what is typed, or the texts that are chosen as they are shown, in order.
 * Nothing here is asked of the quiz, which may be wrong.
 */
export type AnswerKey = Readonly<Record<string, readonly string[]>>;

/** Right answers to SHORT_QUIZ and to test/fixtures/every-question-type.yaml, if its `compute` gives a = 0.73. */
export const FIXTURE_KEY: AnswerKey = {
  half: ['0.5'],
  shape: ['(3, 4)'],
  relu: ['0'],
  parameters: ['$W^{[1]}$', '$b^{[2]}$'],
  convex: ['true'],
  sigmoid: ['0.73'],
  'w-shape': ['(3, 4)'],
  product: ['5', '2', '1', '1'],
  steps: ['Forward propagation', 'Compute the cost', 'Backward propagation', 'Update the parameters'],
  match: ['between 0 and 1', 'between -1 and 1', '0 and above'],
  name: ['backpropagation'],
  lines: [
    'let w = 0;',
    'for (let i = 0; i < iterations; i++) {',
    '  const dw = slope(w);',
    '  w = w - learning_rate * dw;',
    '}',
    'return w;',
  ],
  reading: ['(3, 5)'],
  words: ['b', 'activation', '3'],
};

/** The answers that somebody gives who has a key. */
export function answersBy(key: AnswerKey) {
  const textsOf = (id: string): readonly string[] => {
    const texts = key[id];
    if (!texts) throw new Error(`the key has no answer to ${id}`);
    return texts;
  };
  const place = (shown: readonly string[], text: string): string => {
    if (!shown.includes(text)) throw new Error(`'${text}' is not shown`);
    return String(shown.indexOf(text));
  };
  /** Each line's place, from 1, and its level of two spaces; nothing for a line that is left out. */
  const inOrder = (part: Extract<Part, { type: 'code-ordering' }>, texts: readonly string[]): Answer =>
    part.lines.flatMap(({ text }) => {
      const at = texts.findIndex((line) => line.trim() === text);
      return at < 0 ? ['', ''] : [String(at + 1), String((texts[at] ?? '').search(/\S/) / 2)];
    });
  /** The right answer to a question. */
  const rightAnswer = (part: Part, id: string): Answer => {
    const texts = textsOf(id);
    const among = (shown: readonly string[]): Answer => texts.map((text) => place(shown, text));
    if (part.type === 'single-choice' || part.type === 'multiple-choice')
      return [...among(part.options.map(({ text }) => text))].sort();
    if (part.type === 'ordering') return among(part.items.map(({ text }) => text));
    if (part.type === 'code-ordering') return inOrder(part, texts);
    return part.type === 'matching' ? among(part.rights) : texts;
  };
  /** A wrong answer to a question; one of the same `kind` is the same for all. */
  const wrongAnswer = (part: Part, id: string, kind: number): Answer => {
    const right = textsOf(id);
    const [first = '', ...rest] = right;
    const greater = String(Number(first) + 1 + kind);
    switch (part.type) {
      case 'single-choice':
      case 'multiple-choice': {
        const wrong = part.options.filter(({ text }) => !right.includes(text)).sort((a, b) => a.source - b.source);
        return [String(part.options.indexOf(wrong[kind % wrong.length] as (typeof wrong)[number]))];
      }
      case 'true-false':
        return [first === 'true' ? 'false' : 'true'];
      case 'numeric':
        return [greater];
      case 'shape':
        return [`(${(first.match(/\d+/g) ?? []).reverse().join(', ')})`];
      case 'matrix':
        return [greater, ...rest];
      case 'ordering':
      case 'matching':
        return [...rightAnswer(part, id)].reverse();
      case 'code-ordering':
        return inOrder(part, [...rest.slice(0, 1), first, ...rest.slice(1)]);
      case 'short-text':
        return [['gradient descent', 'chain rule'][kind % 2] ?? ''];
      case 'cloze':
        return part.gaps.map((gap) => (gap.kind === 'text' ? 'linear' : gap.kind === 'number' ? '2' : 'x'));
    }
  };
  return { rightAnswer, wrongAnswer };
}
