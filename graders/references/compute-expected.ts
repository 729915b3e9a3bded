/**
 * Owns running both references of an exercise over its cases and checking them against each other.
 * Must not see a student's submission. Runs in the reference process.
 */

import type { Exercise } from '../catalog/exercise.ts';
import { offeredExercises } from '../catalog/offered-exercises.ts';
import * as dnnUtils from '../course/dnn-utils.ts';
import * as np from '../np/index.ts';
import { resetRun } from '../np/internals.ts';
import type { PlainValue } from '../plain-value.ts';
import type { TensorFlow } from '../tensors/tensorflow.ts';
import { disagreement } from './disagreement.ts';
import { evaluateModule, exportedFunction, type ModuleMap } from './evaluate-module.ts';
import type { ExpectedCase, ExpectedSet } from './expected.ts';
import { fromPlain, toArrays, toPlain } from './plain-values.ts';
import { readCases } from './read-cases.ts';

type CourseFunction = (...args: unknown[]) => unknown;

/** The functions of module `course` for `exercise`: the references that come before it. */
function courseModule(exercise: Exercise, all: readonly Exercise[]): Record<string, CourseFunction> {
  const offered: Record<string, CourseFunction> = {};
  for (const earlier of offeredExercises(exercise, all))
    offered[earlier.function] = loadReference(earlier, { ...offered });
  return offered;
}

function loadReference(exercise: Exercise, course: Record<string, CourseFunction>): CourseFunction {
  const shownAs = `exercises/${exercise.slug}/reference.ts`;
  const modules: ModuleMap = { np, dnn_utils: dnnUtils, ...(exercise.course && { course }) };
  return exportedFunction(evaluateModule(exercise.reference, shownAs, modules), exercise.function, shownAs);
}

/** The from-scratch reference of an exercise. */
export function scratchReference(
  exercise: Exercise,
  all: readonly Exercise[],
): (inputs: readonly PlainValue[]) => PlainValue {
  const reference = loadReference(exercise, courseModule(exercise, all));
  return (inputs) => {
    resetRun();
    return toPlain(reference(...inputs.map(toArrays)));
  };
}

/** The TensorFlow.js reference of an exercise; arrays go in as float32 tensors. */
export function tensorReference(exercise: Exercise, { tf }: TensorFlow): (inputs: readonly PlainValue[]) => PlainValue {
  const shownAs = `exercises/${exercise.slug}/reference.tf.ts`;
  const reference = exportedFunction(
    evaluateModule(exercise.tensorReference, shownAs, { np, tf }),
    exercise.function,
    shownAs,
  );
  return (inputs) => {
    resetRun();
    tf.engine().startScope();
    try {
      const args = inputs.map((input) =>
        fromPlain(input, (data, shape) => tf.tensor(Float32Array.from(data), [...shape], 'float32')),
      );
      return toPlain(reference(...args));
    } finally {
      tf.engine().endScope();
    }
  };
}

/** What a known wrong attempt returns on a case, or the message of what it throws. */
function mistakeRunner(
  exercise: Exercise,
  course: Record<string, CourseFunction>,
  file: string,
): (inputs: readonly PlainValue[]) => { readonly value: PlainValue } | { readonly error: string } {
  const attempt = exercise.samples.find((candidate) => candidate.file === file);
  const shownAs = `exercises/${exercise.slug}/${file}`;
  const modules: ModuleMap = { np, dnn_utils: dnnUtils, ...(exercise.course && { course: { ...course } }) };
  const fn = exportedFunction(evaluateModule(attempt?.source ?? '', shownAs, modules), exercise.function, shownAs);
  return (inputs) => {
    try {
      resetRun();
      return { value: toPlain(fn(...inputs.map(toArrays))) };
    } catch (error) {
      return { error: (error as Error).message };
    }
  };
}

/**
 * Expected values of all cases of an exercise.
 * @throws Error when a file is broken or the references disagree by more than the exercise allows
 */
export function computeExpected(
  exercise: Exercise,
  all: readonly Exercise[],
  tensorFlow: TensorFlow,
  exerciseVersion: string,
): ExpectedSet {
  const scratch = scratchReference(exercise, all);
  const tensor = tensorReference(exercise, tensorFlow);
  // Built once for all of the mistakes: it transpiles every earlier reference.
  const course = courseModule(exercise, all);
  const mistakes = exercise.mistakes.map(({ file, hint }) => ({
    file,
    hint,
    run: mistakeRunner(exercise, course, file),
  }));
  let largestDisagreement = 0;
  const cases = readCases(exercise).map((item): ExpectedCase => {
    const inputs = item.args.map(toPlain);
    const expected = scratch(inputs);
    const apart = disagreement(expected, tensor(inputs));
    largestDisagreement = Math.max(largestDisagreement, apart);
    if (apart > exercise.references.agreement)
      throw new Error(
        `exercises/${exercise.slug}: the references disagree on "${item.name}" by ${apart.toExponential(2)} of the scale (${exercise.references.agreement} is allowed)`,
      );
    const wrong = mistakes.map(({ file, hint, run }) => ({ file, hint, ...run(inputs) }));
    const { name, visibility, points, calls = 1, limits, symbols = {} } = item;
    return { name, visibility, points, calls, limits, symbols, inputs, expected, mistakes: wrong };
  });
  const { backend: tfjsBackend, version: tfjsVersion } = tensorFlow;
  return { exerciseVersion, tfjsBackend, tfjsVersion, largestDisagreement, cases };
}
