/**
 * Owns bringing together what a course's grades are made of: its items, and what each student has of them.
 * Must not know how a grade is computed or shown.
 */
import { DateTime } from 'luxon';
import type { Membership } from '../kernel/actor.ts';
import type { Language } from '../kernel/text/languages.ts';
import type { ClassCell, ClassFilter, ClassStandings, FindClassStandings } from '../progress/class-progress.ts';
import type { QuizAttempt } from '../quizzes/attempts.store.ts';
import type { QuizClock } from '../quizzes/clock.ts';
import { totalPoints } from '../quizzes/index.ts';
import type { Sitting } from '../quizzes/sittings.store.ts';
import type { QuizStandings } from '../quizzes/standing.ts';
import type { QuizVersions } from '../quizzes/versions.ts';
import type { Store } from '../store.ts';
import { isSealed, withoutResult } from '../submissions/index.ts';
import type { GradeOverride, ItemSettings, ManualGrade } from './gradebook.store.ts';
import { computeGrade } from './model/compute-grade.ts';
import type { Gradebook } from './model/gradebook.ts';
import type { GradeEntry, GradeItem } from './model/item.ts';
import { DEFAULT_SCHEME, type Scheme } from './model/scheme.ts';

/** An item with what only this course's pages need of it. */
export interface CollectedItem extends GradeItem {
  readonly week: number | undefined;
  /** Slug of an exercise or quiz, id of a manual column. */
  readonly slug: string;
}
/** A course's gradebook with its items and the standings they come from. */
export interface CollectedGrades extends Gradebook {
  readonly items: readonly CollectedItem[];
  readonly standings: ClassStandings;
  /** Items that ended, without anything from them, before a student joined, whether they are excused or not; unless points were set. */
  missedBeforeJoining(personId: string): readonly CollectedItem[];
  /** Counts the changes of the scheme; 0: the default. */
  readonly revision: number;
}

export interface CollectGradesDeps {
  readonly store: Pick<Store, 'gradebook' | 'quizAttempts' | 'sittings'>;
  readonly findClass: FindClassStandings;
  readonly versions: QuizVersions;
  readonly quizStandings: QuizStandings;
  readonly quizClock: QuizClock;
  /** The title of a quiz in a language. */
  readonly titleIn: (title: string, language: Language) => string;
}

/** For whom grades are collected: the staff sees everything, a student what is published and not sealed. */
export type GradeReader = 'staff' | 'student';

/** Whose grades are collected, and of which items. */
export interface GradesFilter extends ClassFilter {
  /** Students get entries of the columns entered by hand only: for whoever does not need the others, which take far longer to read. */
  readonly entries?: 'manual';
}

/** What was set by hand beats what was computed. */
function withOverride(entry: GradeEntry, override: GradeOverride | undefined): GradeEntry {
  if (!override) return entry;
  if (override.points === null) return { ...entry, raw: null, override: null, state: 'excused' };
  return { ...entry, override: { points: override.points, reason: override.reason } };
}

/** Nothing of an item. Written out, as the others: thousands are made for a page, and spreading takes most of their time. */
const nothing = (itemId: string, state: GradeEntry['state']): GradeEntry => ({
  itemId,
  raw: null,
  latePercent: 100,
  override: null,
  state,
  attempts: 0,
  firstAt: null,
  lastAt: null,
  countedAt: null,
  submissionId: null,
});

function exerciseEntry(itemId: string, { result, counted, raw, over }: ClassCell): GradeEntry {
  if (!result) return nothing(itemId, over ? 'missing' : 'open');
  return {
    itemId,
    raw: raw?.score ?? null,
    latePercent: counted?.percent ?? 100,
    override: null,
    state: counted ? 'graded' : 'ungraded',
    attempts: result.attempts,
    firstAt: result.firstAt,
    lastAt: result.lastAt,
    countedAt: raw?.createdAt ?? null,
    submissionId: counted?.id ?? null,
  };
}

function quizEntry(itemId: string, attempt: QuizAttempt | undefined, over: boolean, maxPoints: number): GradeEntry {
  if (!attempt) return nothing(itemId, over ? 'missing' : 'open');
  const { startedAt, endedAt, score, maxScore, id } = attempt;
  const graded = score !== null && maxScore !== null;
  // Questions that count for nobody make the quiz smaller; its share of the grade stays.
  const raw = graded && maxScore > 0 ? (score / maxScore) * maxPoints : 0;
  return {
    itemId,
    raw: graded ? raw : null,
    latePercent: 100,
    override: null,
    state: graded ? (maxScore === 0 ? 'excused' : 'graded') : 'ungraded',
    attempts: 1,
    firstAt: startedAt,
    lastAt: endedAt,
    countedAt: endedAt,
    submissionId: id,
  };
}

function manualEntry(itemId: string, grade: ManualGrade | undefined): GradeEntry {
  if (!grade) return nothing(itemId, 'open');
  const { points, gradedAt } = grade;
  return { ...nothing(itemId, points === null ? 'excused' : 'graded'), raw: points, countedAt: gradedAt };
}

/** In the order of weeks; what is of the same week stays in its order. */
export const byWeek = <One>(list: readonly One[], weekOf: (one: One) => number): One[] =>
  [...list].sort((a, b) => weekOf(a) - weekOf(b));

/** A value that is made when it is first asked for. */
function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Returns a function that collects; titles of exercises are in `language`. */
export function createCollectGrades(deps: CollectGradesDeps) {
  const { store, findClass, versions, quizStandings, quizClock, titleIn } = deps;
  const { gradebook } = store;

  const itemsOf = (
    membership: Membership,
    standings: ClassStandings,
    runs: readonly Sitting[],
    scheme: Scheme,
    language: Language,
  ): CollectedItem[] => {
    const { course } = membership;
    const settings = gradebook.listItemSettings(course.id);
    const known = new Set(scheme.categories.map(({ id }) => id));
    const first = scheme.categories[0]?.id ?? '';
    const item = (
      base: Pick<CollectedItem, 'id' | 'kind' | 'title' | 'maxPoints' | 'week' | 'slug'>,
      category: string,
      published: (set: ItemSettings | undefined) => boolean,
    ): CollectedItem => {
      const set = settings.get(base.id);
      const wanted = set?.category ?? category;
      return {
        ...base,
        category: known.has(wanted) ? wanted : first,
        extraCredit: set?.extraCredit ?? false,
        published: published(set),
      };
    };
    // By week, as on the page of the course.
    return [
      ...byWeek(standings.exercises, ({ exercise }) => exercise.week).map(({ exercise }) => {
        const { slug, points, week, texts } = exercise;
        const base = { id: `exercise:${slug}`, kind: 'exercise', title: texts[language].title } as const;
        return item({ ...base, maxPoints: points, week, slug }, 'exercises', (set) => set?.published ?? true);
      }),
      ...byWeek(runs, (run) => run.week).map((run) => {
        const base = {
          id: `quiz:${run.slug}`,
          kind: 'quiz',
          title: titleIn(run.title, language),
          week: run.week,
          slug: run.slug,
        } as const;
        const maxPoints = totalPoints(versions.getVersion(run.gradedVersionId ?? run.versionId).quiz);
        return item({ ...base, maxPoints }, 'quizzes', () => quizStandings.showsResults(run));
      }),
      ...gradebook.listManualItems(course.id).map(({ id, title, maxPoints, week }) => {
        const base = {
          id: `manual:${id}`,
          kind: 'manual',
          title,
          maxPoints,
          week: week ?? undefined,
          slug: id,
        } as const;
        return item(base, 'manual', (set) => set?.published ?? false);
      }),
    ];
  };

  return (
    membership: Membership,
    reader: GradeReader,
    language: Language,
    filter: GradesFilter = {},
  ): CollectedGrades => {
    const { course } = membership;
    const standings = findClass(membership, filter);
    const { scheme, revision } = gradebook.findScheme(course.id) ?? { scheme: DEFAULT_SCHEME, revision: 0 };
    const runs = store.sittings
      .listPublishedRuns(course.id)
      .filter(({ week }) => filter.week === undefined || week === filter.week);
    const all = itemsOf(membership, standings, runs, scheme, language);
    const items = reader === 'staff' ? all : all.filter(({ published }) => published);

    const wanted = filter.entries === undefined ? items : items.filter(({ kind }) => kind === filter.entries);
    const runOf = new Map(runs.map((run) => [run.slug, run]));
    const attempts = new Map<string, QuizAttempt>();
    const attemptsAt = ({ id }: Sitting): readonly QuizAttempt[] => {
      if (filter.person === undefined) return store.quizAttempts.listAttempts(id);
      const own = store.quizAttempts.findAttempt(id, filter.person);
      return own ? [own] : [];
    };
    for (const run of wanted === items ? runs : [])
      for (const attempt of attemptsAt(run)) attempts.set(`${run.slug} ${attempt.personId}`, attempt);
    const over = new Map(runs.map((run) => [run.slug, quizClock.isOver(run)]));
    const manual = new Map(gradebook.listManualGrades(course.id).map((one) => [`${one.itemId} ${one.personId}`, one]));
    const overrides = new Map(gradebook.listOverrides(course.id).map((one) => [`${one.item} ${one.personId}`, one]));

    const memberOf = new Map(standings.students.map((student) => [student.id, student]));
    const quizEnds = new Map<string, number>();
    /** When a quiz ended, ms since 1970. */
    const endOf = (run: Sitting): number => {
      const end = quizEnds.get(run.slug) ?? quizClock.clocksOf(run).lastEnd() ?? Number.POSITIVE_INFINITY;
      quizEnds.set(run.slug, end);
      return end;
    };
    /** Whether an item ended before the student joined. */
    const endedBefore = ({ kind, slug }: CollectedItem, personId: string): boolean => {
      const joinedAt = memberOf.get(personId)?.joinedAt;
      if (joinedAt === undefined || kind === 'manual') return false;
      if (kind === 'exercise') return (standings.cell(personId, slug).rules.closesAt ?? joinedAt) < joinedAt;
      const run = runOf.get(slug);
      return run !== undefined && run.opensAt < joinedAt && endOf(run) <= Date.parse(joinedAt);
    };
    const computedEntry = (item: CollectedItem, personId: string): GradeEntry => {
      const { id, kind, slug, maxPoints } = item;
      if (kind === 'manual') return manualEntry(id, manual.get(`${slug} ${personId}`));
      if (kind === 'quiz') {
        const run = runOf.get(slug);
        const attempt = attempts.get(`${slug} ${personId}`);
        return quizEntry(id, attempt, run !== undefined && (over.get(slug) ?? false), maxPoints);
      }
      const cell = standings.cell(personId, slug);
      const waits = reader === 'student' && isSealed(cell.rules, standings.now);
      return exerciseEntry(id, waits ? withoutResult(cell) : cell);
    };
    const entryOf = (item: CollectedItem, personId: string): GradeEntry => {
      const entry = computedEntry(item, personId);
      const late = entry.state === 'missing' && memberOf.get(personId)?.lateRule === 'excuse';
      const excused = late && endedBefore(item, personId);
      return withOverride(excused ? nothing(item.id, 'excused') : entry, overrides.get(`${item.id} ${personId}`));
    };
    return {
      course: course.title,
      timeZone: course.timeZone,
      scheme,
      revision,
      items,
      standings,
      missedBeforeJoining: (personId) =>
        items.filter(
          (item) =>
            !overrides.has(`${item.id} ${personId}`) &&
            endedBefore(item, personId) &&
            computedEntry(item, personId).state === 'missing',
        ),
      students: standings.students.map(({ id, name, familyName, givenName, email, studentNumber, group }) => {
        const entries = once(() => wanted.map((item) => entryOf(item, id)));
        const grade = once(() => computeGrade(scheme, items, entries()));
        return {
          id,
          name,
          familyName,
          givenName,
          email: email ?? '',
          studentNumber: studentNumber ?? '',
          group: group?.name ?? '',
          // Made when they are asked for: whoever needs those of a whole course asks for them in slices.
          get entries() {
            return entries();
          },
          get grade() {
            return grade();
          },
        };
      }),
    };
  };
}
/** Collects grades. */
export type CollectGrades = ReturnType<typeof createCollectGrades>;

/** Whole days by which a submission came after the due date; 0 in time. */
export function daysLate(dueAt: string | null, at: string | null): number {
  if (dueAt === null || at === null || at <= dueAt) return 0;
  return Math.ceil(DateTime.fromISO(at).diff(DateTime.fromISO(dueAt), 'days').days);
}
