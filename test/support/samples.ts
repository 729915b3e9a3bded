/**
 * Owns an exercise and the words of pages for tests that need no application.
 * Must not know what is tested.
 */
import { join } from 'node:path';
import type { Exercise } from '../../graders/catalog/exercise.ts';
import { PolicySchema } from '../../graders/catalog/policy.ts';
import { loadWords } from '../../server/kernel/text/words.ts';
import { projectRoot } from '../../server/project-root.ts';

/** The words of all tests; a text that is missing is an error. */
export const testWords = loadWords(join(projectRoot, 'views'), true);

/** An exercise as it comes from disk, with the texts that pages show. */
export function exerciseNamed(slug: string, change: Partial<Exercise> = {}): Exercise {
  return {
    slug,
    title: `Exercise ${slug}`,
    week: 4,
    order: 1,
    points: 10,
    policy: PolicySchema.parse({}),
    translations: {},
    function: slug,
    parameters: ['A', 'W', 'b'],
    signature: '(A: NDArray) => NDArray',
    course: true,
    generation: '2021+',
    result: { name: 'Z' },
    shapes: {},
    tolerance: { relative: 1e-7, absolute: 1e-12, reason: 'test' },
    references: { agreement: 1e-5 },
    typeErrorsCost: false,
    mistakes: [],
    prompt: '# Task\n\nCompute $Z = WA + b$.\n',
    starter: 'export const starter = 1;\n',
    reference: 'export const reference = 2;\n',
    tensorReference: '',
    cases: '',
    samples: [],
    ...change,
  };
}
