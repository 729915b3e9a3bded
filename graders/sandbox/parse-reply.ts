/**
 * Owns parsing what comes out of the sandbox. Everything in it may be forged: structure, offsets, sizes, names.
 * Must not know exercises. After it, values are plain, bounded and safe to compare.
 */
import { z } from 'zod';
import { type PlainNode, type PlainValue, sizeOf } from '../plain-value.ts';

/** A reply that no honest guest sends. */
export class ForgedReply extends Error {
  override readonly name = 'ForgedReply';
}

/** Where an operator was applied to an array, see np/conversions.ts. */
export interface Conversion {
  readonly wanted: 'default' | 'number';
  readonly stack: string;
}

/** What the guest said about loading the file or running one test. */
export type GuestOutcome =
  | { readonly outcome: 'loaded' }
  | { readonly outcome: 'not-exported' }
  | { readonly outcome: 'too-large'; readonly reason: string }
  | {
      readonly outcome: 'threw';
      readonly name: string;
      readonly message: string;
      readonly stack: string;
      /** Student code made what was thrown; otherwise np or the engine did. */
      readonly own: boolean;
      /** The np operation that threw, when it was np. */
      readonly operation?: string | undefined;
    }
  | {
      readonly outcome: 'returned';
      readonly calls: readonly PlainValue[];
      readonly inputs: readonly PlainValue[];
      readonly counts: { readonly elementAccesses: number; readonly operations: number };
    };

const MAX_NODES = 200_000;
const MAX_DEPTH = 25;
/** As many dimensions as np allows. */
const MAX_RANK = 64;
const MAX_TEXT = 100_000;
const OTHER_NAMES = new Set([
  'Promise',
  'Map',
  'Set',
  'Date',
  'Float64Array',
  'object',
  'function',
  'symbol',
  'bigint',
]);

const text = z.string().max(3_000);
const count = z.number().int().min(0);
/** A name of an np operation; it is shown for hidden tests too, so it must not carry a message. */
const operation = z.string().regex(/^[a-zA-Z_.]{1,40}$/);
const ReplySchema = z.object({
  log: z.string().max(20_000),
  conversions: z
    .array(z.object({ wanted: z.enum(['default', 'number']), stack: text }))
    .max(20)
    .default([]),
  result: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('loaded') }),
    z.object({ outcome: z.literal('not-exported') }),
    z.object({ outcome: z.literal('too-large'), reason: text }),
    z.object({
      outcome: z.literal('threw'),
      name: text,
      message: text,
      stack: text,
      own: z.boolean(),
      operation: operation.optional(),
    }),
    z.object({
      outcome: z.literal('returned'),
      calls: z.array(z.unknown()).min(1).max(100),
      inputs: z.array(z.unknown()).max(100),
      counts: z.object({ elementAccesses: count, operations: count }),
    }),
  ]),
});

/** Checks a tree node by node and rebuilds it, so that nothing unexpected survives. */
function parseNode(raw: unknown, available: number, budget: { nodes: number }, depth: number): PlainNode {
  if (--budget.nodes < 0) throw new ForgedReply('too many nodes');
  if (depth > MAX_DEPTH) throw new ForgedReply('nested too deep');
  if (typeof raw !== 'object' || raw === null) throw new ForgedReply('a node is not an object');
  const node = raw as Record<string, unknown>;
  const offset = (size: number): number => {
    const { offset: at } = node;
    if (!Number.isSafeInteger(at) || (at as number) < 0 || (at as number) + size > available)
      throw new ForgedReply('a number lies outside the data');
    return at as number;
  };
  const children = (): PlainNode[] => {
    if (!Array.isArray(node.items)) throw new ForgedReply('items is not a list');
    return node.items.map((item) => parseNode(item, available, budget, depth + 1));
  };
  switch (node.kind) {
    case 'tensor': {
      const { shape } = node;
      if (!Array.isArray(shape) || shape.length > MAX_RANK || !shape.every((n) => Number.isSafeInteger(n) && n >= 0))
        throw new ForgedReply('a shape is not a list of sizes');
      const size = sizeOf(shape);
      if (!Number.isSafeInteger(size)) throw new ForgedReply('a shape is too large');
      return { kind: 'tensor', shape: [...shape], offset: offset(size) };
    }
    case 'number':
      return { kind: 'number', offset: offset(1) };
    case 'string':
      if (typeof node.value !== 'string' || node.value.length > MAX_TEXT) throw new ForgedReply('a string is not one');
      return { kind: 'string', value: node.value };
    case 'boolean':
      return { kind: 'boolean', value: node.value === true };
    case 'null':
    case 'undefined':
      return { kind: node.kind };
    case 'array':
      return { kind: 'array', items: children() };
    case 'object': {
      const { keys } = node;
      if (!Array.isArray(keys) || !keys.every((key) => typeof key === 'string' && key.length <= MAX_TEXT))
        throw new ForgedReply('keys are not strings');
      const items = children();
      if (items.length !== keys.length) throw new ForgedReply('keys and items differ in number');
      return { kind: 'object', keys: [...keys], items };
    }
    case 'other':
      return { kind: 'other', name: OTHER_NAMES.has(node.name as string) ? (node.name as string) : 'object' };
    default:
      throw new ForgedReply('a node of an unknown kind');
  }
}

/** A copy of the bytes as numbers; a frame's bytes need not be aligned. */
function numbersOf(bytes: Buffer): Float64Array {
  if (bytes.length % 8 !== 0) throw new ForgedReply('the data is not a list of doubles');
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);
}

/**
 * Parses the guest's JSON and the numbers that belong to it.
 * @throws ForgedReply
 */
export function parseReply(
  json: string,
  bytes: Buffer,
): { readonly log: string; readonly conversions: readonly Conversion[]; readonly result: GuestOutcome } {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    throw new ForgedReply('the reply is not JSON');
  }
  const parsed = ReplySchema.safeParse(raw);
  if (!parsed.success) throw new ForgedReply('the reply has an unknown form');
  const { log, conversions, result } = parsed.data;
  if (result.outcome !== 'returned') return { log, conversions, result };
  const data = numbersOf(bytes);
  const budget = { nodes: MAX_NODES };
  const values = (list: unknown[]): PlainValue[] =>
    list.map((item) => ({ root: parseNode(item, data.length, budget, 0), data }));
  return {
    log,
    conversions,
    result: { outcome: 'returned', calls: values(result.calls), inputs: values(result.inputs), counts: result.counts },
  };
}
