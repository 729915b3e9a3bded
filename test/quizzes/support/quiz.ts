/**
 * Owns quizzes for tests: a short one with a question of most types, planned in the demo course.
 * Must not know what is tested.
 */
import { randomUUID } from 'node:crypto';
import { createPlanQuiz, type QuizPlan } from '../../../server/quizzes/control/plan.ts';
import type { Sitting } from '../../../server/quizzes/sittings.store.ts';
import type { TestApp } from '../../support/test-app.ts';

/** Three questions of one point each, always in this order. */
export const SHORT_QUIZ = `
title: Short quiz
week: 1
shuffleQuestions: false
sections:
  - questions:
      - id: relu
        type: single-choice
        shuffle: false
        text: What is $\\mathrm{ReLU}(-2)$?
        options:
          - { text: '0', correct: true, explanation: 'secret-right' }
          - { text: '-2', explanation: 'secret-wrong' }
        explanation: secret-explanation
      - id: half
        type: numeric
        text: What is $\\sigma(0)$?
        answer: 0.5
      - id: shape
        type: shape
        text: What is the shape of a layer's $W$ with 3 units and 4 inputs?
        answer: [3, 4]
        mistakes:
          - { answer: [4, 3], explanation: secret-mistake }
`;

/** The quiz is open from 10:00 to 11:00 on the day on which tests begin (2026-03-02T10:00Z), six minutes for each person. */
export const OPEN: QuizPlan = {
  mode: 'personal',
  limitMs: 360_000,
  opensAt: '2026-03-02T10:00:00.000Z',
  closesAt: '2026-03-02T11:00:00.000Z',
  graceMs: 10_000,
  results: 'after-close',
};

/** Plans a quiz in the demo course. */
export async function planTestQuiz(
  app: TestApp,
  {
    slug = 'short',
    source = SHORT_QUIZ,
    ...plan
  }: Partial<QuizPlan & Pick<Sitting, 'publishedAt'>> & { slug?: string; source?: string } = {},
): Promise<Sitting> {
  const course = app.store.courses.findCourse('demo');
  const person = app.store.people.findPerson(app.studentId);
  if (!course || !person) throw new Error('the demo course is missing');
  const now = new Date(app.time.now).toISOString();
  app.store.quizzes.saveSource({ courseId: course.id, slug, source, revision: 1, updatedBy: null, updatedAt: now });
  const clock = (): Date => new Date(app.time.now);
  const { plan: planQuiz } = createPlanQuiz({
    store: app.store,
    versions: app.quizVersions,
    clock,
    newId: randomUUID,
    audit: () => {},
  });
  const planned = await planQuiz({ course, person, role: 'instructor', weeks: [] }, slug, {
    ...OPEN,
    publishedAt: now,
    ...plan,
  });
  if ('problems' in planned) throw new Error(JSON.stringify(planned.problems));
  return planned.run;
}
