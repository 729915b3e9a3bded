/**
 * Owns joining the editor with TypeScript in a worker.
 * Must not know what is typed. An editor whose worker cannot start stays an editor.
 */
import { autocompletion } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import {
  tsAutocompleteWorker,
  tsFacetWorker,
  tsHoverWorker,
  tsLinterWorker,
  tsSyncWorker,
} from '@valtown/codemirror-ts';
import type { WorkerShape } from '@valtown/codemirror-ts/worker';
import { type Remote, wrap } from 'comlink';

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

type TypesWorker = WorkerShape & Remote<{ prepare(types: Record<string, string>, courseTypes: string): void }>;

/** Extensions for completion, hover and squiggles. @throws when worker or declarations cannot be loaded */
export async function loadTypeScript({ workerUrl, typesUrl, courseTypes }: TypeScriptOptions): Promise<Extension> {
  const inner = new Worker(workerUrl, { type: 'module' });
  const failed = new Promise<never>((_, reject) => {
    inner.onerror = () => reject(new Error('the worker could not be started'));
  });
  const load = async (): Promise<Extension> => {
    const worker = wrap<TypesWorker>(inner) as unknown as TypesWorker;
    const answer = await fetch(typesUrl);
    if (!answer.ok) throw new Error(`the types could not be loaded: ${answer.status}`);
    await worker.prepare((await answer.json()) as Record<string, string>, courseTypes);
    await worker.initialize();
    return [
      tsFacetWorker.of({ worker, path: PATH }),
      tsSyncWorker(),
      tsLinterWorker(),
      autocompletion({ override: [tsAutocompleteWorker()] }),
      tsHoverWorker(),
    ];
  };
  return Promise.race([load(), failed]);
}
