/**
 * Owns how a quiz is shown to those who run it: its state, its sums, each student, each question; as a page and as news.
 */
import type { Words } from '../../kernel/text/words.ts';
import type { LiveQuiz, LiveState, LiveStudent } from './live.ts';
import type { LiveQuestion } from './tally.ts';

const TONES: Readonly<Record<LiveState, string>> = {
  absent: '',
  opened: '',
  running: 'good',
  lost: 'warn',
  ended: 'done',
};
/** In the order in which the sums stand. */
const STATES: readonly LiveState[] = ['absent', 'opened', 'running', 'lost', 'ended'];

/** Where the quiz as a whole stands. */
export type LivePhase = 'before' | 'open' | 'paused' | 'over';

/** Where the quiz as a whole stands now. */
export function phaseOf({ run, now, pausedSince, lastEnd }: LiveQuiz): LivePhase {
  if (run.endedAt !== null || (lastEnd !== undefined && now > lastEnd)) return 'over';
  if (pausedSince !== undefined) return 'paused';
  const begun = run.mode === 'together' ? run.startedAt !== null : Date.parse(run.opensAt) <= now;
  return begun ? 'open' : 'before';
}

/** An open window is named apart: no common clock runs. */
function phaseKey(live: LiveQuiz): LivePhase | 'window' {
  const phase = phaseOf(live);
  return phase === 'open' && live.run.mode === 'personal' ? 'window' : phase;
}

/** One student as a row. */
export function presentLiveStudent(student: LiveStudent, questionCount: number, words: Words) {
  const { state, answered, endedBy, score, maxScore } = student;
  const points =
    score === undefined || maxScore === undefined
      ? ''
      : words.t('course:points', { count: maxScore, points: words.number(score), of: words.number(maxScore) });
  return {
    id: student.personId,
    name: student.name,
    state,
    tone: TONES[state],
    label: words.t(state === 'ended' ? `quizControl:state.ended-${endedBy ?? 'clock'}` : `quizControl:state.${state}`),
    progress: student.attemptId === undefined ? '' : words.t('quiz:answered', { done: answered, of: questionCount }),
    answered,
    /** ms since 1970; 0 when no clock runs. */
    deadline: student.deadline ?? 0,
    points,
    extra: student.extraTime ? words.t('quizControl:extra') : '',
    attempt: student.attemptId ?? '',
  };
}

/** One question as a row with a bar. */
export function presentLiveQuestion({ id, given, answered, right, partly }: LiveQuestion, words: Words) {
  return {
    id,
    given,
    answered,
    right,
    partly,
    wrong: answered - right - partly,
    text: words.t('quizControl:question', { answered, given, right, partly }),
  };
}

/** Sums by state. */
function sumsOf({ students }: LiveQuiz, words: Words) {
  return STATES.map((state) => ({
    state,
    count: students.filter((student) => student.state === state).length,
    label: words.t(`quizControl:sum.${state}`),
  }));
}

/** Who cannot begin before the staff says who they are. */
export function presentDoor({ door, otherUnconfirmed }: LiveQuiz, words: Words) {
  return {
    people: door.map(({ personId, name, email }) => ({
      id: personId,
      name,
      email,
      confirm: words.t('quizControl:door.confirmWho', { name }),
    })),
    title: words.t('quizControl:door.title', { count: door.length }),
    others: otherUnconfirmed === 0 ? '' : words.t('quizControl:door.others', { count: otherUnconfirmed }),
  };
}

/** What the live page is told: sums and questions always, students who changed. */
export function presentLiveNews(live: LiveQuiz, changed: readonly LiveStudent[], words: Words) {
  return {
    now: live.now,
    clockJumped: live.clockJumped,
    phase: phaseOf(live),
    phaseText: words.t(`quizControl:phase.${phaseKey(live)}`),
    pausedSince: live.pausedSince ?? 0,
    lastEnd: live.lastEnd ?? 0,
    sums: sumsOf(live, words),
    questions: live.questions.map((question) => presentLiveQuestion(question, words)),
    students: changed.map((student) => presentLiveStudent(student, live.questionCount, words)),
    door: presentDoor(live, words),
  };
}
/** What the projector is told: no names, nothing of single people. */
export function presentProjectorNews(live: LiveQuiz, words: Words) {
  const { students: _, door: __, ...news } = presentLiveNews(live, [], words);
  return news;
}
