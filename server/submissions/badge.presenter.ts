/**
 * Owns the word, the colour and the sign that stand for the result of a submission or a test.
 * Must not know templates.
 */
import type { Verdict } from '../../graders/verdict.ts';
import type { SubmissionState } from '../grading/submissions.store.ts';
import type { Words } from '../kernel/text/words.ts';

/** `tone` is a CSS class; `sign` the name of a small picture. The label alone says everything. */
export interface Badge {
  readonly label: string;
  readonly tone: 'good' | 'bad' | 'warn' | 'calm';
  readonly sign: 'check' | 'cross' | 'clock' | 'alert' | 'dots';
}

const LOOKS: Readonly<Record<Verdict, Omit<Badge, 'label'>>> = {
  accepted: { tone: 'good', sign: 'check' },
  'wrong-answer': { tone: 'bad', sign: 'cross' },
  'wrong-shape': { tone: 'bad', sign: 'cross' },
  'wrong-type': { tone: 'bad', sign: 'cross' },
  'runtime-error': { tone: 'bad', sign: 'alert' },
  'output-limit': { tone: 'warn', sign: 'alert' },
  'time-limit': { tone: 'warn', sign: 'clock' },
  'memory-limit': { tone: 'warn', sign: 'alert' },
  'compile-error': { tone: 'bad', sign: 'alert' },
  'grader-error': { tone: 'warn', sign: 'alert' },
};

/** The badge of a verdict. */
export function verdictBadge(verdict: Verdict, words: Words): Badge {
  return { ...LOOKS[verdict], label: words.t(`common:verdict.${verdict}`) };
}

/** The badge of a test about which people decided: it counts for nobody, as passed for everybody, or as passed here. */
export function decidedBadge(decided: 'none' | 'full' | 'accepted', words: Words): Badge {
  const label = words.t(`report:decided.${decided}`);
  return decided === 'none' ? { tone: 'calm', sign: 'dots', label } : { tone: 'good', sign: 'check', label };
}

/**
 * The badge of a test run: it never has the colours of a result, and one that passed says of what. Whoever sees 'Accepted' in
 * green takes it for points.
 */
export function trialBadge(verdict: Verdict, words: Words): Badge {
  const passed = verdict === 'accepted';
  return {
    tone: 'calm',
    sign: LOOKS[verdict].sign,
    label: words.t(passed ? 'report:trialPassed' : `common:verdict.${verdict}`),
  };
}

/** The badge of a submission in any state; `verdict` is known when the state is `done`. */
export function submissionBadge(state: SubmissionState, verdict: Verdict | null, words: Words): Badge {
  if (state === 'done') return verdictBadge(verdict ?? 'grader-error', words);
  const look = state === 'failed' ? LOOKS['grader-error'] : ({ tone: 'calm', sign: 'dots' } as const);
  return { ...look, label: words.t(`common:state.${state}`) };
}

/** The badge of a submission whose result is sealed until the due date. */
export function sealedBadge(words: Words): Badge {
  return { tone: 'calm', sign: 'clock', label: words.t('common:state.sealed') };
}
