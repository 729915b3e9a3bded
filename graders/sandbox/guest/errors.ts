/**
 * Owns telling errors that np and the engine throw from those that student code makes: in hidden tests only the former may say
 * where they happened. Must not trust what student code can reach; what it can still forge is bounded by hidden-places.ts.
 *
 * The engine never calls the constructors that scripts see. So those are wrapped, and whatever they make is remembered.
 */
const { apply, construct } = Reflect;
const { defineProperty, setPrototypeOf } = Object;
const { toString: tagOf } = Object.prototype;
const { captureStackTrace } = Error;
const { has, add } = WeakSet.prototype;
const Wrapper = Proxy;
const TAG = Symbol.toStringTag;
const NAMES = [
  'Error',
  'AggregateError',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
] as const;

const made = new WeakSet<object>();

/** Wraps the constructors of errors. Called once, when the library is loaded and student code is not. */
export function watchErrors(): void {
  const globals = globalThis as unknown as Record<string, ErrorConstructor>;
  let Base: ErrorConstructor | undefined;
  for (const name of NAMES) {
    const Native = globals[name] as ErrorConstructor;
    const handler: ProxyHandler<ErrorConstructor> = {
      apply: (target, _self, args) => remember(construct(target, args), handler.apply),
      construct: (target, args, newTarget) => remember(construct(target, args, newTarget), handler.construct),
    };
    const Watched = new Wrapper(Native, handler);
    defineProperty(Native.prototype, 'constructor', { value: Watched });
    if (Base !== undefined) setPrototypeOf(Native, Base);
    Base ??= Watched;
    globals[name] = Watched;
  }
}

/** Notes an error and takes this file out of its stack. */
function remember(error: object, until: unknown): object {
  apply(add, made, [error]);
  captureStackTrace(error, until as () => void);
  return error;
}

/** Whether student code made what was thrown: an error from one of the constructors, or anything that is no error. */
export function isStudentMade(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return true;
  if (apply(has, made, [thrown])) return true;
  return TAG in thrown || apply(tagOf, thrown, []) !== '[object Error]';
}
