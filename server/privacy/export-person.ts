/**
 * Owns the export of one person's data: which files there are and what stands in them.
 * Must not know who may have them, nor how they are packed.
 *
 * Whoever asks, the files hold what the person may see: hidden tests, points and right answers are left out until they are released.
 * Plain tables come from the list of personal tables; only what needs such care is written here.
 */
import { z } from 'zod';
import { ACTIONS, type ActionName } from '../actions.ts';
import type { AuditEntry } from '../audit/audit.store.ts';
import type { Audit } from '../audit/audit.ts';
import type { Course, Membership, Person } from '../kernel/actor.ts';
import { chain } from '../kernel/slices.ts';
import type { TextFile } from '../kernel/text/zip.ts';
import type { QuizAttempt } from '../quizzes/attempts.store.ts';
import type { EndAttempts } from '../quizzes/end-attempts.ts';
import type { QuizStandings } from '../quizzes/standing.ts';
import type { Store } from '../store.ts';
import type { GetSubmission } from '../submissions/get-submission.ts';
import { showReport } from '../submissions/index.ts';

export interface ExportPersonDeps {
  readonly store: Pick<
    Store,
    'audit' | 'courses' | 'personalData' | 'quizAttempts' | 'sittings' | 'reports' | 'submissions'
  >;
  readonly getSubmission: GetSubmission;
  readonly standings: Pick<QuizStandings, 'showsResults'>;
  readonly endAttempts: Pick<EndAttempts, 'scoreOf'>;
  readonly audit: Audit;
}

const json = (path: string, value: unknown): TextFile => ({ path, text: `${JSON.stringify(value, null, 2)}\n` });

const isShared = (note: unknown): boolean => z.object({ shared: z.literal(true) }).safeParse(note).success;

/** The entries of the log about somebody; values of actions on grades and quizzes may not be released yet. */
function logOf(entries: readonly AuditEntry[], personId: string) {
  const parsed = (text: string | null): unknown => (text === null ? undefined : JSON.parse(text));
  // That there is a note for the staff is not said either.
  const open = entries.filter(
    ({ action, before, after }) => action !== 'note.write' || [before, after].some((text) => isShared(parsed(text))),
  );
  return open.map(({ at, actorId, actorName, action, subject, before, after, reason }) => {
    const kind = Object.hasOwn(ACTIONS, action) ? ACTIONS[action as ActionName] : 'grade';
    const values = kind === 'grade' || kind === 'quiz' ? {} : { before: parsed(before), after: parsed(after) };
    const by = actorId === null ? 'server' : actorId === personId ? 'self' : actorName;
    return { at, by, action, subject, ...values, reason };
  });
}

/** Makes the functions; each notes the export in the log. */
export function createExportPerson({ store, getSubmission, standings, endAttempts, audit }: ExportPersonDeps) {
  const tables = (personId: string, courseId: string | undefined, folder: string): TextFile[] =>
    store.personalData.read({ personId, courseId }).map(({ key, rows }) => json(`${folder}${key}.json`, rows));

  function* submissions(person: Person, course: Course, folder: string): Generator<TextFile> {
    const inside = person.isAdmin || store.courses.findRole(course.id, person.id) !== undefined;
    const list: object[] = [];
    for (const [index, id] of store.personalData.listSubmissionIds(person.id, course.id).entries()) {
      const name = `${String(index + 1).padStart(4, '0')}`;
      const stored = store.submissions.findSubmission(id);
      const report = inside ? undefined : store.reports.findReport(id);
      // Who has left the course sees what somebody in it sees before the results are released.
      const shown = inside ? getSubmission(person, id).shown : report && showReport(report, 'later');
      yield { path: `${folder}submissions/${name}.ts`, text: stored?.source ?? '' };
      if (shown) yield json(`${folder}submissions/${name}.report.json`, shown);
      const { exercise, fileName, scope, createdAt, state } = stored ?? {};
      list.push({ number: name, exercise, fileName, scope, createdAt, state, hasReport: shown !== undefined });
    }
    yield json(`${folder}submissions.json`, list);
  }

  const attemptFile = (attempt: QuizAttempt, folder: string): TextFile => {
    const run = store.sittings.findRunById(attempt.runId);
    const released = run !== undefined && attempt.endedAt !== null && standings.showsResults(run);
    const result = released ? endAttempts.scoreOf(attempt) : undefined;
    const answers = store.quizAttempts
      .listHistory(attempt.id)
      .map(({ questionId, version, answer, savedAt }) => ({ question: questionId, version, answer, savedAt }));
    const { startedAt, endedAt, endedBy, reopenedAt } = attempt;
    return json(`${folder}quizzes/${run?.slug}.json`, {
      quiz: run?.title,
      startedAt,
      endedAt,
      endedBy,
      reopenedAt,
      answers,
      result: result && { score: result.score, maxScore: result.maxScore, questions: result.questions },
    });
  };

  function* ofCourse(person: Person, course: Course): Generator<TextFile> {
    const folder = `courses/${course.slug}/`;
    yield* tables(person.id, course.id, folder);
    yield* submissions(person, course, folder);
    for (const attempt of store.quizAttempts.listAttemptsOf(course.id, person.id)) yield attemptFile(attempt, folder);
    yield json(`${folder}log.json`, logOf(store.audit.listAbout(person.id, course.id), person.id));
  }
  function* ofEverything(person: Person): Generator<TextFile> {
    yield* tables(person.id, undefined, '');
    yield json('log.json', logOf(store.audit.listAbout(person.id, null), person.id));
    for (const course of store.courses.listCourses())
      if (store.personalData.count({ personId: person.id, courseId: course.id }).length > 0)
        yield* ofCourse(person, course);
  }

  return {
    /** Everything about somebody, for themself or through an admin. Each file is read when it is asked for. */
    all(person: Person, by: Person): Iterable<TextFile> {
      audit({ person: by }, { action: 'data.export', personId: person.id });
      return ofEverything(person);
    },
    /** What one course knows about somebody; likewise. */
    fromCourse(membership: Membership, person: Person): Iterable<TextFile> {
      const { name, familyName, givenName, email } = person;
      audit(membership, { action: 'data.export', personId: person.id });
      return chain(
        [json('profile.json', [{ name, familyName, givenName, email }])],
        ofCourse(person, membership.course),
      );
    },
  };
}
/** Exports data of people. */
export type ExportPerson = ReturnType<typeof createExportPerson>;
