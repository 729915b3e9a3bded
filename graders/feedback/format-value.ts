/**
 * Owns printing plain values for people: named parts, arrays as NumPy prints them.
 * Must not be used for hidden tests.
 */
import type { ResultNaming } from '../catalog/exercise.ts';
import { entryOf, itemOf, type NamedPart, wholeResult } from '../comparators/naming.ts';
import { printArray } from '../np/raw/printing.ts';
import { type PlainNode, type PlainValue, sizeOf } from '../plain-value.ts';
import { shapeText } from './parts.ts';
import { english, type Sentences } from './words/en.ts';

/** Longest text of one value, characters. */
const MAX_TEXT = 4_000;

/** The value, one named part per block: `Z (1, 2) =` and the array below it. */
export function formatPlainValue(
  value: PlainValue,
  naming: ResultNaming,
  { print: words }: Sentences = english,
): string {
  const blocks: string[] = [];
  let length = 0;
  const write = (block: string): void => {
    blocks.push(block);
    length += block.length + 1;
  };
  const label = (part: NamedPart): string => (part.name === '' ? '' : `${part.name} = `);
  const walk = (node: PlainNode, part: NamedPart): void => {
    if (length > MAX_TEXT) return;
    switch (node.kind) {
      case 'tensor': {
        const size = sizeOf(node.shape);
        const data = value.data.subarray(node.offset, node.offset + size);
        write(`${part.name} ${shapeText(node.shape)} =\n${printArray({ data, shape: node.shape, size })}`.trimStart());
        return;
      }
      case 'number':
        write(`${label(part)}${value.data[node.offset]}`);
        return;
      case 'string':
        write(`${label(part)}${JSON.stringify(node.value.slice(0, 200))}`);
        return;
      case 'boolean':
        write(`${label(part)}${node.value}`);
        return;
      case 'array':
        if (node.items.every((item) => item.kind === 'number')) {
          const numbers = node.items
            .slice(0, 50)
            .map((item) => (item.kind === 'number' ? String(value.data[item.offset]) : ''));
          write(`${label(part)}[${numbers.join(', ')}${node.items.length > 50 ? ', ...' : ''}]`);
        } else node.items.forEach((item, i) => void walk(item, itemOf(part, i)));
        return;
      case 'object':
        if (node.keys.length === 0) write(`${label(part)}{}`);
        node.keys.forEach((key, i) => void walk(node.items[i] as PlainNode, entryOf(part, key.slice(0, 40))));
        return;
      default:
        write(`${label(part)}${node.kind === 'other' ? words.other(node.name) : node.kind}`);
    }
  };
  walk(value.root, wholeResult(naming));
  const text = blocks.join('\n');
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}\n${words.cut(MAX_TEXT)}`;
}
