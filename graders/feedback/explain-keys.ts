/**
 * Owns words for missing and superfluous keys of a dict.
 * Must not repeat keys that student code wrote when the test is hidden: they may carry inputs.
 */
import type { Failure } from '../protocol.ts';
import type { ExplainContext, Explanation } from './context.ts';
import { partNamed } from './parts.ts';
import type { Sentences } from './words/en.ts';

/** Longest list of keys, and longest key, that is shown. */
const MAX_KEYS = 12;
const MAX_KEY = 40;

const list = (keys: readonly string[]): string =>
  keys
    .slice(0, MAX_KEYS)
    .map((key) => `\`${key.slice(0, MAX_KEY)}\``)
    .join(', ') + (keys.length > MAX_KEYS ? ', ...' : '');

/** The layer numbers of all keys of one stem: { dA: [0, 1], dW: [1, 2] }. */
function layersByStem(keys: readonly string[]): Map<string, number[]> {
  const layers = new Map<string, number[]>();
  for (const key of keys) {
    const [, stem, layer] = /^(\D+)(\d{1,3})$/.exec(key) ?? [];
    if (stem !== undefined) layers.set(stem, [...(layers.get(stem) ?? []), Number(layer)]);
  }
  return layers;
}

const ascending = (layers: readonly number[], by: number): string =>
  layers
    .map((layer) => layer + by)
    .sort((a, b) => a - b)
    .join();

/** Whether the keys of some stem are the expected ones, all one too high or all one too low. */
function isShifted(wanted: readonly string[], came: readonly string[]): boolean {
  const cameLayers = layersByStem(came);
  return [...layersByStem(wanted)].some(([stem, layers]) => {
    const found = ascending(cameLayers.get(stem) ?? [], 0);
    return found === ascending(layers, 1) || found === ascending(layers, -1);
  });
}

function keysHint(
  wanted: readonly string[],
  came: readonly string[],
  missing: readonly string[],
  words: Sentences['keys'],
): string | undefined {
  if (isShifted(wanted, came)) return words.shifted;
  const lower = new Set(came.map((key) => key.toLowerCase()));
  if (missing.some((key) => lower.has(key.toLowerCase()))) return words.caseSensitive;
  if (missing.includes('dA0') && came.some((key) => /^dA\d+$/.test(key))) return words.firstGradient;
  return undefined;
}

/** Which keys are missing and, in visible tests, which are too many. */
export function explainKeys(failure: Failure, context: ExplainContext, { keys: words }: Sentences): Explanation {
  const { expected, got, naming, visibility } = context;
  const keysOf = (value: typeof expected): readonly string[] => {
    const node = partNamed(value, naming, failure.tensor);
    return node?.kind === 'object' ? node.keys : [];
  };
  const wanted = keysOf(expected);
  const came = keysOf(got);
  const cameSet = new Set(came);
  const wantedSet = new Set(wanted);
  const missing = wanted.filter((key) => !cameSet.has(key));
  const extra = came.filter((key) => !wantedSet.has(key));
  const parts = [words.mustHave({ part: failure.tensor, keys: list(wanted) })];
  if (missing.length > 0) parts.push(words.missing(list(missing)));
  if (extra.length > 0) parts.push(visibility === 'visible' ? words.tooMany(list(extra)) : words.foreign);
  const hint = keysHint(wanted, came, missing, words);
  return { message: parts.join(' '), hints: hint === undefined ? [] : [hint] };
}
