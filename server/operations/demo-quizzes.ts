/**
 * Owns the quizzes of the demo course: earlier ones with results of the demo students, scored by the real engine, and one that
 * is open.
 * Must not know how quizzes are shown.
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { Membership } from '../kernel/actor.ts';
import type { QuizFile } from '../quizzes/author/quiz-files.ts';
import type { PlanQuiz } from '../quizzes/control/plan.ts';
import type { EndAttempts } from '../quizzes/end-attempts.ts';
import { randomFrom, rightAnswer, typeOf } from '../quizzes/index.ts';
import type { Sitting } from '../quizzes/sittings.store.ts';
import type { QuizVersions } from '../quizzes/versions.ts';
import type { Store } from '../store.ts';

const SECOND_MS = 1_000;
const DAY_MS = 24 * 60 * 60 * SECOND_MS;
/** How long the quiz that is open stays so. */
const OPEN_MS = 7 * DAY_MS;

export interface LoadDemoQuizzesDeps {
  readonly store: Pick<Store, 'courses' | 'people' | 'quizAttempts' | 'sittings' | 'transaction'>;
  readonly files: readonly QuizFile[];
  readonly planQuiz: PlanQuiz;
  readonly versions: QuizVersions;
  readonly endAttempts: EndAttempts;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/**
 * Returns a function that plans quizzes in the demo course where it had none when the server began. Call it until it succeeds: it goes
 * on where it was. @throws GraderUnavailable
 */
export function createLoadDemoQuizzes(deps: LoadDemoQuizzesDeps) {
  const { store, files, planQuiz, versions, endAttempts, clock, newId } = deps;

  /** One student's attempt: the abler (0 to 1), the more is right; a little is left out. */
  const answer = (run: Sitting, personId: string, ability: number, random: RandomGenerator): void => {
    const startedAt = Date.parse(run.opensAt) + uniformInt(random, 2, 40) * SECOND_MS;
    const attempt = {
      id: newId(),
      runId: run.id,
      personId,
      versionId: run.versionId,
      seed: uniformInt(random, 0, 2 ** 31 - 1),
    };
    store.quizAttempts.insertAttempt({ ...attempt, startedAt: new Date(startedAt).toISOString() });
    let at = startedAt;
    for (const { id, part } of versions.drawnFor(attempt).questions) {
      at += uniformInt(random, 15, 55) * SECOND_MS;
      const luck = uniformFloat64(random);
      if (luck > 0.97) continue;
      const given = luck < ability ? rightAnswer(part) : typeOf(part).likelyWrongAnswer(part, random);
      store.quizAttempts.insertAnswer({
        attemptId: attempt.id,
        questionId: id,
        version: 1,
        answer: given,
        savedAt: new Date(at).toISOString(),
      });
    }
    const stored = store.quizAttempts.findAttemptById(attempt.id);
    const deadline = startedAt + run.limitMs;
    if (stored) endAttempts.end(stored, Math.min(at + 5 * SECOND_MS, deadline), at < deadline ? 'student' : 'clock');
  };

  /** `here`: a part is planned, the rest was not possible yet. */
  let progress: 'none' | 'here' | 'done' = 'none';
  return async (): Promise<void> => {
    const course = store.courses.findCourse('demo');
    if (!course || progress === 'done') return;
    if (progress === 'none' && store.sittings.listRuns(course.id).length > 0) {
      progress = 'done';
      return;
    }
    progress = 'here';
    const createdAt = clock().toISOString();
    const instructor = { id: newId(), name: 'Demo Instructor', isAdmin: false, demoKey: 'instructor', createdAt };
    const person = store.people.ensureDemoPerson(instructor);
    const now = clock().getTime();
    const weeks = store.courses.listWeeks(course.id);
    const membership: Membership = { person, course, role: 'instructor', weeks };
    const current = weeks.filter(({ startsAt }) => Date.parse(startsAt) <= now).at(-1)?.number ?? 1;
    for (const { slug, quiz } of files) {
      if (quiz.week > current + 1 || store.sittings.findRun(course.id, slug)) continue;
      const open = quiz.week === current + 1;
      const opening = open
        ? {
            opensAt: new Date(now).toISOString(),
            closesAt: new Date(now + OPEN_MS).toISOString(),
            results: 'at-once' as const,
          }
        : {};
      const planned = await planQuiz.plan(membership, slug, { ...opening, publishedAt: createdAt });
      if ('problems' in planned) throw new Error(`${slug}: ${planned.problems[0]?.message}`);
      if (open) continue;
      const random = randomFrom(quiz.week);
      store.transaction(() => {
        const students = store.courses.listStudents(course.id);
        for (const [place, student] of students.entries())
          answer(planned.run, student.id, 0.9 - (0.65 * place) / students.length, random);
      });
    }
    progress = 'done';
  };
}
