/**
 * Owns `console` as student code sees it: text collected in the isolate, cut at a limit.
 * Must not call out of the isolate: a flood of host calls would stall the host.
 */
import { isNDArray, print } from '../../np/internals.ts';

const { isArray } = Array;
const { keys: keysOf, freeze } = Object;
const { stringify } = JSON;
const text = String;

/** Most characters kept of one test. */
const MAX_LOG = 16_384;
const MAX_DEPTH = 4;
const MAX_ITEMS = 100;

let log = '';
let cut = false;

/** Text of one logged value, in the manner of Node's console; arrays of the course as NumPy prints them. */
function inspect(value: unknown, depth: number): string {
  if (typeof value === 'string') return depth === 0 ? value : stringify(value);
  if (typeof value === 'function') return '[function]';
  if (typeof value === 'bigint') return `${text(value)}n`;
  if (typeof value !== 'object' || value === null) return text(value);
  if (isNDArray(value)) return print(value);
  if (depth >= MAX_DEPTH) return isArray(value) ? '[...]' : '{...}';
  let body = '';
  if (isArray(value)) {
    for (let i = 0; i < value.length && i < MAX_ITEMS && body.length < MAX_LOG; i++)
      body += (i === 0 ? '' : ', ') + inspect(value[i], depth + 1);
    return `[${body}${value.length > MAX_ITEMS ? ', ...' : ''}]`;
  }
  if (value instanceof Error) return text(value);
  const keys = keysOf(value);
  for (let i = 0; i < keys.length && i < MAX_ITEMS && body.length < MAX_LOG; i++) {
    const key = keys[i] as string;
    body += `${i === 0 ? '' : ', '}${key}: ${inspect((value as Record<string, unknown>)[key], depth + 1)}`;
  }
  return `{ ${body} }`;
}

function write(...values: unknown[]): void {
  if (cut) return;
  let line = '';
  for (let i = 0; i < values.length; i++) line += (i === 0 ? '' : ' ') + inspect(values[i], 0);
  if (log.length + line.length >= MAX_LOG) {
    cut = true;
    for (let i = 0; i < line.length && log.length < MAX_LOG; i++) log += line[i];
    log += '\n(output cut here: 16 KB is the limit)';
    return;
  }
  log += `${line}\n`;
}

const bound = write.bind(null);

/** The only console there is; all levels write to the same text. */
export const studentConsole = freeze({ log: bound, info: bound, warn: bound, error: bound, debug: bound });

/** The text so far; starts empty afterwards. */
export function takeLog(): string {
  const taken = log;
  log = '';
  cut = false;
  return taken;
}
