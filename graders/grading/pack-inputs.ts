/**
 * Owns the form in which a case's arguments go to the sandbox.
 * Must not know expected values.
 */
import type { PlainNode, PlainValue } from '../plain-value.ts';
import type { ExpectedCase } from '../references/expected.ts';

/** The arguments' nodes as one JSON list over one run of numbers. */
export interface PackedInputs {
  readonly tree: string;
  readonly data: Float64Array;
}

const known = new WeakMap<ExpectedCase, PackedInputs>();

function shifted(node: PlainNode, by: number): PlainNode {
  switch (node.kind) {
    case 'tensor':
    case 'number':
      return { ...node, offset: node.offset + by };
    case 'array':
    case 'object':
      return { ...node, items: node.items.map((item) => shifted(item, by)) };
    default:
      return node;
  }
}

function pack(inputs: readonly PlainValue[]): PackedInputs {
  const data = new Float64Array(inputs.reduce((sum, input) => sum + input.data.length, 0));
  let start = 0;
  const nodes = inputs.map((input) => {
    data.set(input.data, start);
    const node = shifted(input.root, start);
    start += input.data.length;
    return node;
  });
  return { tree: JSON.stringify(nodes), data };
}

/** Packs a case's arguments; the same case is packed once. */
export function packInputs(item: ExpectedCase): PackedInputs {
  const packed = known.get(item) ?? pack(item.inputs);
  known.set(item, packed);
  return packed;
}
