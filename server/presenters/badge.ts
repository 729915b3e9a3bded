/**
 * Owns the word, the colour and the sign that stand for the result of a submission or a test.
 * Must not know templates.
 */
import type { Verdict } from '../../graders/verdict.ts';
import type { SubmissionState } from '../store/submissions.store.ts';

/** `tone` is a CSS class; `sign` the name of a small picture. The label alone says everything. */
export interface Badge {
  readonly label: string;
  readonly tone: 'good' | 'bad' | 'warn' | 'calm';
  readonly sign: 'check' | 'cross' | 'clock' | 'alert' | 'dots';
}

const VERDICT_BADGES: Readonly<Record<Verdict, Badge>> = {
  accepted: { label: 'Accepted', tone: 'good', sign: 'check' },
  'wrong-answer': { label: 'Wrong answer', tone: 'bad', sign: 'cross' },
  'wrong-shape': { label: 'Wrong shape', tone: 'bad', sign: 'cross' },
  'wrong-type': { label: 'Wrong type', tone: 'bad', sign: 'cross' },
  'runtime-error': { label: 'Runtime error', tone: 'bad', sign: 'alert' },
  'output-limit': { label: 'Output limit', tone: 'warn', sign: 'alert' },
  'time-limit': { label: 'Time limit', tone: 'warn', sign: 'clock' },
  'memory-limit': { label: 'Memory limit', tone: 'warn', sign: 'alert' },
  'compile-error': { label: 'Compile error', tone: 'bad', sign: 'alert' },
  'grader-error': { label: 'Not graded', tone: 'warn', sign: 'alert' },
};

const STATE_BADGES: Readonly<Record<Exclude<SubmissionState, 'done'>, Badge>> = {
  queued: { label: 'Waiting', tone: 'calm', sign: 'dots' },
  running: { label: 'Running', tone: 'calm', sign: 'dots' },
  failed: { label: 'Not graded', tone: 'warn', sign: 'alert' },
};

/** The badge of a verdict. */
export function verdictBadge(verdict: Verdict): Badge {
  return VERDICT_BADGES[verdict];
}

/** The badge of a submission in any state; `verdict` is known when the state is `done`. */
export function submissionBadge(state: SubmissionState, verdict: Verdict | null): Badge {
  if (state !== 'done') return STATE_BADGES[state];
  return VERDICT_BADGES[verdict ?? 'grader-error'];
}
