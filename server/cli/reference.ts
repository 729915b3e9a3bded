/**
 * Owns `gradedescent reference`: what both references return for given arguments.
 */
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { PlainNode } from '../../graders/plain-value.ts';
import { type ReferenceAnswer, safeNumber } from '../../graders/protocol.ts';
import { withGrader } from './with-grader.ts';

/** Nested lists and objects of a plain value; tensors become nested lists. */
function toNested({ root, data }: ReferenceAnswer['scratch']): unknown {
  const tensor = (shape: readonly number[], offset: number): unknown => {
    const [first, ...rest] = shape;
    if (first === undefined) return data[offset];
    const step = rest.reduce((product, n) => product * n, 1);
    return Array.from({ length: first }, (_, i) => tensor(rest, offset + i * step));
  };
  const nested = (node: PlainNode): unknown => {
    switch (node.kind) {
      case 'tensor':
        return tensor(node.shape, node.offset);
      case 'number':
        return data[node.offset];
      case 'string':
      case 'boolean':
        return node.value;
      case 'array':
        return node.items.map(nested);
      case 'object':
        return Object.fromEntries(node.keys.map((key, i) => [key, nested(node.items[i] as PlainNode)]));
      default:
        return null;
    }
  };
  return nested(root as PlainNode);
}

async function reference(slug: string, { args }: { args: string }): Promise<void> {
  const parsed: unknown = JSON.parse(await readFile(args === '-' ? '/dev/stdin' : args, 'utf8'));
  if (!Array.isArray(parsed)) throw new Error(`${args} must hold a JSON list with one entry per argument`);
  await withGrader(async (grader) => {
    const answer = await grader.reference(slug, parsed);
    const { tfjsBackend, tfjsVersion, disagreement } = answer;
    const shown = {
      scratch: toNested(answer.scratch),
      tfjs: toNested(answer.tensor),
      tfjsBackend,
      tfjsVersion,
      disagreement: typeof disagreement === 'number' ? safeNumber(disagreement) : disagreement,
    };
    console.log(JSON.stringify(shown, null, 2));
  }, 1);
}

export function referenceCommand(): Command {
  return new Command('reference')
    .description('print what the from-scratch and the TensorFlow.js reference return for given arguments')
    .argument('<slug>', 'the exercise')
    .requiredOption(
      '--args <file>',
      'JSON file with the list of arguments (nested lists are arrays); - for standard input',
    )
    .action(reference);
}
