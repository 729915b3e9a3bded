/**
 * Owns one submission's isolate. The only importer of isolated-vm.
 * Must not interpret results: it returns the guest's JSON text and bytes unchanged.
 */
import ivm from 'isolated-vm';
import { STUDENT_FILE, studentScript } from './student-script.ts';

/** Limits of one isolate. */
export interface IsolateLimits {
  /** JavaScript heap of the isolate, MiB. */
  readonly heapMiB: number;
  /** Time of one test (all its calls), and of loading the file. */
  readonly testMs: number;
}

/** How a call into the isolate ended on the host's side. */
export type GuestReply =
  | { readonly status: 'replied'; readonly text: string; readonly data: ArrayBuffer }
  | { readonly status: 'time-limit' }
  | { readonly status: 'memory-limit' }
  | { readonly status: 'failed'; readonly message: string };

/** The library script, whose value is the guest's exports, with V8's code cache once it was compiled. */
export interface Library {
  readonly source: string;
  cachedData?: ivm.ExternalCopy<ArrayBuffer>;
}

/** An isolate in which the library is loaded and hardened; student code has not been loaded yet. */
export interface IsolateSession {
  /** Loads the student's program; the reply is the guest's JSON. */
  load(program: string, functionName: string): GuestReply;
  /** Runs one test. `data` is copied in. */
  run(tree: string, data: ArrayBuffer, calls: number): GuestReply;
  dispose(): void;
}

function replyOf(error: unknown, isolate: ivm.Isolate): GuestReply {
  const message = error instanceof Error ? error.message : String(error);
  if (message === 'Script execution timed out.') return { status: 'time-limit' };
  if (isolate.isDisposed || message === 'Array buffer allocation failed') return { status: 'memory-limit' };
  return { status: 'failed', message: message.slice(0, 2_048) };
}

/** Opens an isolate with `library` loaded. Fills `library.cachedData` at the first use. */
export function openIsolateSession(library: Library, limits: IsolateLimits): IsolateSession {
  const isolate = new ivm.Isolate({ memoryLimit: limits.heapMiB });
  const context = isolate.createContextSync();
  // With produceCachedData the script carries `cachedData`, which the package's types do not say.
  const cache = library.cachedData === undefined ? { produceCachedData: true } : { cachedData: library.cachedData };
  const script: ivm.Script & ivm.CachedDataResult = isolate.compileScriptSync(library.source, {
    filename: 'library.js',
    ...cache,
  });
  const guest = script.runSync(context, { reference: true }) as ivm.Reference<Record<string, unknown>>;
  if (script.cachedData !== undefined) library.cachedData = script.cachedData;
  const get = (name: string) =>
    guest.getSync(name, { reference: true }) as ivm.Reference<(...args: unknown[]) => unknown>;
  get('harden').applySync(undefined, []);
  const [load, run, takeData] = [get('load'), get('run'), get('takeData')];

  const call = (
    fn: ivm.Reference<(...args: unknown[]) => unknown>,
    args: ivm.ArgumentType<object, unknown>[],
  ): GuestReply => {
    try {
      const text = fn.applySync(undefined, args, { timeout: limits.testMs, result: { copy: true } }) as string;
      const data = takeData.applySync(undefined, [], { timeout: limits.testMs, result: { copy: true } }) as ArrayBuffer;
      return { status: 'replied', text, data };
    } catch (error) {
      return replyOf(error, isolate);
    }
  };
  return {
    load(program, functionName) {
      try {
        const script = isolate.compileScriptSync(studentScript(program), { filename: STUDENT_FILE });
        const reference = script.runSync(context, { timeout: limits.testMs, reference: true });
        return call(load, [reference.derefInto(), functionName]);
      } catch (error) {
        return replyOf(error, isolate);
      }
    },
    run: (tree, data, calls) => call(run, [tree, new ivm.ExternalCopy(data).copyInto({ release: true }), calls]),
    dispose() {
      if (!isolate.isDisposed) isolate.dispose();
    },
  };
}
