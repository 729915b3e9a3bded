import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PlainNode } from '../../../graders/plain-value.ts';
import type { ReferenceAnswer } from '../../../graders/protocol.ts';
import published from '../../fixtures/course/published-values.json' with { type: 'json' };
import { testGrader } from '../../support/grader.ts';

/**
 * Published expected values of the course's newest generation (2021 and later), recomputed to full precision with NumPy.
 * Each case has the function, its arguments as nested lists, and what the parts of its result must be.
 */
const grader = testGrader({ workers: 1 });
beforeAll(() => grader.start(), 60_000);
afterAll(() => grader.close());

/** Every tensor, list or number of a value, in order, as flat lists. */
function leaves({ root, data }: ReferenceAnswer['scratch']): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  const walk = (node: PlainNode, path: string): void => {
    if (node.kind === 'tensor') {
      const size = node.shape.reduce((product, n) => product * n, 1);
      found[path] = data.slice(node.offset, node.offset + size) as number[];
    } else if (node.kind === 'number') found[path] = [data[node.offset] as number];
    else if (node.kind === 'array' && node.items.length > 0 && node.items.every(({ kind }) => kind === 'number'))
      found[path] = node.items.map((item) => data[(item as { offset: number }).offset] as number);
    else if (node.kind === 'array') node.items.forEach((item, i) => void walk(item, `${path}[${i}]`));
    else if (node.kind === 'object')
      node.keys.forEach((key, i) => void walk(node.items[i] as PlainNode, `${path}.${key}`));
  };
  walk(root as PlainNode, '');
  return found;
}

describe('the references give the published values', () => {
  it.each(published.map((item) => [item.id, item] as const))(
    '%s',
    async (_id, { exercise, args, expected }) => {
      const { scratch, tensor } = await grader.reference(exercise, args);
      for (const [path, numbers] of Object.entries(expected)) {
        const fromScratch = leaves(scratch)[path];
        const fromTensors = leaves(tensor)[path];
        expect(fromScratch).toHaveLength((numbers as number[]).length);
        const scale = Math.max(...(numbers as number[]).map(Math.abs), 1e-300);
        (numbers as number[]).forEach((value, i) => {
          expect(Math.abs((fromScratch?.[i] as number) - value) / scale).toBeLessThan(1e-13);
          expect(Math.abs((fromTensors?.[i] as number) - value) / scale).toBeLessThan(1e-5);
        });
      }
    },
    60_000,
  );
});
