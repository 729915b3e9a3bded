/**
 * Owns joining the editor with TypeScript in a worker: completion, hover, diagnostics.
 * Must not know what is typed. An editor whose worker cannot start stays an editor.
 */
import { autocompletion, type CompletionSource } from '@codemirror/autocomplete';
import type { Diagnostic } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { type HoverInfo, tsFacetWorker, tsHoverWorker, tsSyncWorker } from '@valtown/codemirror-ts';
import { type Remote, wrap } from 'comlink';
import type { TypesWorker } from '../types-worker.ts';
import { renderExplanation } from './explanation.ts';

/** Virtual path of the student's file. */
const PATH = '/submission.ts';

/** What the worker needs. */
export interface TypeScriptOptions {
  readonly workerUrl: string;
  /** JSON: virtual path -> declarations. */
  readonly typesUrl: string;
  /** Declarations of module `course`. */
  readonly courseTypes: string;
}

/** TypeScript, ready to be asked. */
export interface TypeScript {
  /** Completion, hover, and telling the worker about each change. */
  readonly extension: Extension;
  /** What is wrong with the text that the worker was told about last. */
  diagnose(): Promise<readonly Diagnostic[]>;
}

/** The worker's names, each with its type and comment once it is asked for. */
function completionsOf(worker: Remote<TypesWorker>): CompletionSource {
  return async ({ pos, explicit }) => {
    const found = await worker.complete(PATH, pos, explicit);
    if (found === undefined) return null;
    const options = found.options.map((option) => ({
      ...option,
      info: async () => {
        const explanation = await worker.describe(PATH, pos, option.label);
        return explanation ? renderExplanation(explanation) : null;
      },
    }));
    return { from: found.from, options, validFor: /^[\w$]*$/ };
  };
}

const renderTooltip = ({ quickInfo }: HoverInfo) => ({ dom: renderExplanation(quickInfo ?? {}) });

/** Starts the worker. @throws Error when it or the declarations cannot be loaded */
export async function loadTypeScript({ workerUrl, typesUrl, courseTypes }: TypeScriptOptions): Promise<TypeScript> {
  const inner = new Worker(workerUrl, { type: 'module' });
  const failed = new Promise<never>((_, reject) => {
    inner.onerror = () => reject(new Error('the worker could not be started'));
  });
  const load = async (): Promise<TypeScript> => {
    const worker = wrap<TypesWorker>(inner);
    const answer = await fetch(typesUrl);
    if (!answer.ok) throw new Error(`the types could not be loaded: ${answer.status}`);
    await worker.prepare((await answer.json()) as Record<string, string>, courseTypes);
    await worker.initialize();
    return {
      extension: [
        tsFacetWorker.of({ worker, path: PATH }),
        tsSyncWorker(),
        autocompletion({ override: [completionsOf(worker)] }),
        tsHoverWorker({ renderTooltip }),
      ],
      diagnose: () => worker.diagnose(PATH),
    };
  };
  try {
    return await Promise.race([load(), failed]);
  } catch (error) {
    inner.terminate();
    throw error;
  }
}
