/**
 * Owns questions for a matrix, cell by cell. An answer is its cells, row by row.
 */
import { z } from 'zod';
import { readNumbers } from '../read-answer.ts';
import { resolve, ValueError, type Values } from '../values.ts';
import { LONGEST, typed } from './answer-form.ts';
import { asNumber } from './drawing.ts';
import { type Credit, credit, number, placeholder, type Tolerance, ToleranceSchema } from './fields.ts';
import { moodleFormulas } from './moodle-answers.ts';
import { clozeNumber } from './moodle-cloze.ts';
import { questionType } from './question-type.ts';
import { canonicalNumber, composite, countedNumber, filled, near, shownNumber } from './scoring.ts';

/** What one person gets. */
export interface MatrixPart {
  readonly type: 'matrix';
  readonly answer: readonly (readonly number[])[];
  readonly tolerance: Tolerance;
  readonly credit: Credit;
}

const schema = z.strictObject({
  type: z.literal('matrix'),
  answer: z.union([z.array(z.array(number).min(1).max(8)).min(1).max(8), placeholder]),
  tolerance: ToleranceSchema.prefault({}),
  credit,
});

const asMatrix = (value: unknown, values: Values): number[][] => {
  const rows = Array.isArray(value) ? value : [];
  const matrix = rows.map((row) =>
    (Array.isArray(row) ? row : [row]).map((cell) => asNumber(resolve(cell as number | string, values), 'a cell')),
  );
  const width = matrix[0]?.length ?? 0;
  if (width === 0 || matrix.length > 8 || width > 8 || matrix.some((row) => row.length !== width))
    throw new ValueError('the matrix must have rows of the same length, at most 8 x 8');
  return matrix;
};

export const matrix = questionType<typeof schema, MatrixPart>(schema, {
  draw: (written, values) => {
    const { type, tolerance, credit: of } = written;
    return { type, tolerance, credit: of, answer: asMatrix(resolve(written.answer, values), values) };
  },
  shown: (part) => part.answer.map((row) => row.length),
  texts: () => [],
  form: (part) => ({ fields: part.answer.flat().map(() => typed(LONGEST.cell)) }),
  /** Right cells / cells. */
  score: (part, answer) =>
    composite(
      part.answer.flat().map((right, index) => near(readNumbers(answer[index] ?? ''), right, part.tolerance)),
      part.credit,
    ),
  rightAnswer: (part) => part.answer.flat().map(String),
  likelyWrongAnswer: (part) => part.answer.flat().map((cell, index) => (index === 0 ? '0' : String(cell))),
  creditRule: 'cells',
  canonical: (part, answer) => part.answer.flat().map((_, index) => canonicalNumber(answer[index] ?? '')),
  tolerance: (part) => part.tolerance,
  rows(part, answer, { cells }) {
    const width = part.answer[0]?.length ?? 1;
    return part.answer.flat().map((right, index) => {
      const typed = filled(answer[index]);
      return {
        name: { kind: 'cell', row: Math.floor(index / width) + 1, column: (index % width) + 1 },
        right: cells?.[index] ?? false,
        given: typed === undefined ? undefined : { plain: typed },
        counted: typed === undefined ? undefined : countedNumber(typed),
        expected: { plain: shownNumber(right) },
      };
    });
  },
  moodle: {
    write(part, stem) {
      const rows = part.answer.map((row) =>
        row.map((cell) => clozeNumber([{ answer: cell, tolerance: part.tolerance }])).join(' '),
      );
      const text = `${moodleFormulas(stem)}\n\n${rows.join('  \n')}`;
      return { type: 'cloze', fields: {}, text, note: 'a matrix became gaps' };
    },
  },
});
