/**
 * Owns reading the test cases of an exercise.
 * Must not know references. Runs in the reference process.
 */
import type { Exercise } from '../catalog/exercise.ts';
import * as np from '../np/index.ts';
import { resetRun } from '../np/internals.ts';
import type { Case } from './case.ts';
import { evaluateModule, exportedFunction } from './evaluate-module.ts';

/** The cases of an exercise, each with a name of its own. @throws Error when there are none, or two of the same name */
export function readCases(exercise: Exercise): Case[] {
  const shownAs = `exercises/${exercise.slug}/cases.ts`;
  resetRun();
  const cases = exportedFunction(evaluateModule(exercise.cases, shownAs, { np }), 'cases', shownAs)() as Case[];
  const names = new Set(cases.map(({ name }) => name));
  if (cases.length === 0) throw new Error(`${shownAs}: there are no cases`);
  if (names.size < cases.length) throw new Error(`${shownAs}: two cases have the same name`);
  return cases;
}
