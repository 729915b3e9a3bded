/** Owns reading the numbers out of a value that a reference returned. */
import type { PlainNode } from '../../graders/plain-value.ts';
import type { ReferenceAnswer } from '../../graders/protocol.ts';

/** Every tensor, list or number of a value, in order, as flat lists. */
export function leaves({ root, data }: ReferenceAnswer['scratch']): Record<string, number[]> {
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
