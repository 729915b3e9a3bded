/**
 * Owns the inside of the isolate: it loads the library and the student's program, calls the function, and gives plain data back.
 * Must not hold a secret: no expected value, no reference of the function at hand, no other student's code.
 *
 * Bundled to one script whose value is the exports below: there is no global through which student code could find them.
 * Everything here runs under the host's time limit, so hostile getters and proxies may run, but never outside it.
 */
import * as dnnUtils from '../../course/dnn-utils.ts';
import * as np from '../../np/index.ts';
import { conversions, counters, numpyOperationOf, resetRun } from '../../np/internals.ts';
import type { PlainNode } from '../../plain-value.ts';
import { studentConsole, takeLog } from './console.ts';
import { decode } from './decode.ts';
import { Encoder, outputLimitReason } from './encode.ts';
import { isStudentMade, watchErrors } from './errors.ts';

type Require = (name: string) => unknown;
/** A module's code as the compiler emits it. */
type Program = (exports: object, require: Require, module: { exports: object }, console: unknown) => void;

const { parse, stringify } = JSON;
const { freeze, keys: keysOf, create, defineProperty } = Object;
const apply = Reflect.apply;
const bind = Function.prototype.bind;
const F64 = Float64Array;
const slice = String.prototype.slice;

/** Longest part of a student's error message and stack that leaves the isolate. */
const MAX_ERROR_TEXT = 2_048;

/** A frozen module whose functions show no source: String(f) of a bound function is "[native code]". */
function sealed(module: Record<string, unknown>): Record<string, unknown> {
  const result = create(null) as Record<string, unknown>;
  for (const key of keysOf(module)) {
    const value = module[key];
    if (typeof value === 'function') result[key] = apply(bind, value, [null]);
    else if (typeof value === 'object' && value !== null) result[key] = sealed(value as Record<string, unknown>);
    else result[key] = value;
  }
  defineProperty(result, '__esModule', { value: true });
  return freeze(result);
}

const modules = create(null) as Record<string, unknown>;
modules.np = sealed(np as unknown as Record<string, unknown>);
modules.dnn_utils = sealed(dnnUtils as unknown as Record<string, unknown>);

const requireModule: Require = apply(
  bind,
  (name: unknown) => {
    const module = typeof name === 'string' ? modules[name] : undefined;
    if (module === undefined) throw new Error('Only the modules "np", "dnn_utils" and "course" can be imported.');
    return module;
  },
  [null],
) as Require;

/** Offers the functions that come before the exercise as module `course`. Called once, before student code is loaded. */
export function offerCourse(programs: Record<string, Program>): void {
  const offered = create(null) as Record<string, unknown>;
  for (const name of keysOf(programs)) {
    modules.course = sealed({ ...offered });
    const module = { exports: {} as Record<string, unknown> };
    (programs[name] as Program)(module.exports, requireModule, module, studentConsole);
    offered[name] = module.exports[name];
  }
  modules.course = sealed({ ...offered });
}

/** Takes away what must not exist beside student code, and pins what the host relies on. Called once. */
export function harden(): void {
  const globals = globalThis as unknown as Record<string, unknown>;
  for (const name of ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'FinalizationRegistry', 'WeakRef'])
    delete globals[name];
  defineProperty(Error, 'prepareStackTrace', { value: undefined, writable: false, configurable: false });
  watchErrors();
  for (const key of ['resize', 'transfer', 'transferToFixedLength'])
    delete (ArrayBuffer.prototype as unknown as Record<string, unknown>)[key];
}

let student: unknown;

const cutText = (value: unknown): string =>
  typeof value === 'string' ? (apply(slice, value, [0, MAX_ERROR_TEXT]) as string) : '';

/** JSON text about something thrown; reading a hostile error may throw again, then less is said. */
function describeError(error: unknown): string {
  const reason = outputLimitReason(error);
  if (reason !== undefined) return `{"outcome":"too-large","reason":${stringify(reason)}}`;
  const operation = numpyOperationOf(error);
  let name = '';
  let message = '';
  let stack = '';
  let own = true;
  try {
    own = operation === undefined && isStudentMade(error);
    if (typeof error === 'object' && error !== null) {
      name = cutText((error as Error).name);
      message = cutText((error as Error).message);
      stack = cutText((error as Error).stack);
    } else {
      message = typeof error === 'string' ? cutText(error) : `a thrown ${error === null ? 'null' : typeof error}`;
    }
  } catch {
    message = 'The error that was thrown throws itself when it is read.';
  }
  const numpy = operation === undefined ? '' : `,"operation":${stringify(operation)}`;
  return `{"outcome":"threw","name":${stringify(name)},"message":${stringify(message)},"stack":${stringify(stack)},"own":${own ? 'true' : 'false'}${numpy}}`;
}

const withLog = (body: string): string => `{"log":${stringify(takeLog())},"result":${body}}`;

/** The same for a run: with the places where operators were applied to arrays. */
function ofRun(body: string): string {
  const noted = conversions();
  let list = '';
  for (let i = 0; i < noted.length; i++) {
    const { wanted, stack } = noted[i] as (typeof noted)[number];
    list += `${i === 0 ? '' : ','}{"wanted":${stringify(wanted)},"stack":${stringify(stack)}}`;
  }
  return `{"log":${stringify(takeLog())},"conversions":[${list}],"result":${body}}`;
}

/** Runs the student's file once and keeps the exported function. JSON: outcome `loaded`, `not-exported` or `threw`. */
export function load(program: Program, functionName: string): string {
  try {
    const module = { exports: {} as Record<string, unknown> };
    program(module.exports, requireModule, module, studentConsole);
    student = module.exports[functionName];
    return withLog(typeof student === 'function' ? '{"outcome":"loaded"}' : '{"outcome":"not-exported"}');
  } catch (error) {
    return withLog(describeError(error));
  }
}

const Buffer = ArrayBuffer;
let lastData = new Buffer(0);

/**
 * Calls the function `calls` times with the same argument objects.
 * @param tree JSON of the arguments' nodes
 * @returns JSON: outcome `returned` with a node per call, the arguments afterwards and np's counts of the first call,
 *   or `threw`, or `too-large`. The numbers are fetched with takeData.
 */
export function run(tree: string, data: ArrayBuffer, calls: number): string {
  const encoder = new Encoder();
  lastData = new Buffer(0);
  try {
    const nodes = parse(tree) as PlainNode[];
    const view = new F64(data);
    const args = decode({ kind: 'array', items: nodes }, view) as unknown[];
    resetRun();
    let returned = '';
    let counts = '';
    for (let call = 0; call < calls; call++) {
      returned += (call === 0 ? '' : ',') + encoder.add(apply(student as () => unknown, undefined, args));
      if (call > 0) continue;
      // After the result has been read: getters may have computed it only then.
      const { elementAccesses, operations } = counters();
      counts = `{"elementAccesses":${elementAccesses},"operations":${operations}}`;
    }
    let inputs = '';
    for (let i = 0; i < nodes.length; i++) inputs += (i === 0 ? '' : ',') + encoder.add(args[i]);
    lastData = encoder.data();
    return ofRun(`{"outcome":"returned","calls":[${returned}],"inputs":[${inputs}],"counts":${counts}}`);
  } catch (error) {
    return ofRun(describeError(error));
  }
}

/** The numbers of the last run. */
export function takeData(): ArrayBuffer {
  const taken = lastData;
  lastData = new Buffer(0);
  return taken;
}
