/**
 * Owns joining the editor with TypeScript in a worker: completion, hover, diagnostics.
 * Must not know what is typed. An editor whose worker cannot start stays an editor.
 */
import { autocompletion, type CompletionSource } from '@codemirror/autocomplete';
import type { Action, Diagnostic } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { type HoverInfo, tsFacetWorker, tsHoverWorker, tsSyncWorker } from '@valtown/codemirror-ts';
import { type Remote, wrap } from 'comlink';
import type { Finding } from '../../../../graders/compile/advice/source-files.ts';
import { adviceInGerman } from '../../../../graders/feedback/words/advice.de.ts';
import { type Advice, adviceInEnglish } from '../../../../graders/feedback/words/advice.en.ts';
import type { TypesWorker } from '../types-worker.ts';
import { renderExplanation } from './explanation.ts';

/** Virtual path of the student's file. */
const PATH = '/submission.ts';

/** What the worker needs. */
export interface TypeScriptOptions {
  readonly workerUrl: string;
  /** JSON: virtual path -> declarations. */
  readonly typesUrl: string;
  /** JSON: TypeScript's messages in German. Loaded for German pages only. */
  readonly messagesUrl: string;
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

/** Name of what a fix does, for a character or an import and for operators. */
const nameOf = ({ code }: Finding, words: Advice): string => (code === 'operator' ? words.rewrite : words.putRight);

/** A finding as the editor marks it; its fix can be chosen there. `from` is where the mark stands when it is. */
function toDiagnostic(finding: Finding, words: Advice): Diagnostic {
  const { start, length, severity, code, message, fix } = finding;
  const marked = { from: start, to: start + length, severity, message, source: code };
  if (fix === undefined) return marked;
  const apply: Action['apply'] = (view, from) => {
    // The text may have grown before the mark since it was looked at.
    const by = from - start;
    const changes = { from: fix.start + by, to: fix.end + by, insert: fix.insert };
    view.dispatch({ changes, userEvent: 'input.complete', scrollIntoView: true });
    view.focus();
  };
  return { ...marked, actions: [{ name: nameOf(finding, words), apply }] };
}

async function loadJson(url: string): Promise<Record<string, string>> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`the types could not be loaded: ${answer.status}`);
  return (await answer.json()) as Record<string, string>;
}

/** Starts the worker. @throws Error when it or the declarations cannot be loaded */
export async function loadTypeScript(options: TypeScriptOptions): Promise<TypeScript> {
  const { workerUrl, typesUrl, messagesUrl, courseTypes } = options;
  const inner = new Worker(workerUrl, { type: 'module' });
  const failed = new Promise<never>((_, reject) => {
    inner.onerror = () => reject(new Error('the worker could not be started'));
  });
  const load = async (): Promise<TypeScript> => {
    const worker = wrap<TypesWorker>(inner);
    const german = document.documentElement.lang === 'de';
    const words = german ? adviceInGerman : adviceInEnglish;
    // Without its messages in German, TypeScript says in English what is wrong.
    const messages = german ? loadJson(messagesUrl).catch(() => ({})) : undefined;
    await worker.prepare(await loadJson(typesUrl), courseTypes, await messages);
    await worker.initialize();
    return {
      extension: [
        tsFacetWorker.of({ worker, path: PATH }),
        tsSyncWorker(),
        autocompletion({ override: [completionsOf(worker)] }),
        tsHoverWorker({ renderTooltip }),
      ],
      diagnose: async () => (await worker.diagnose(PATH)).map((finding) => toDiagnostic(finding, words)),
    };
  };
  try {
    return await Promise.race([load(), failed]);
  } catch (error) {
    inner.terminate();
    throw error;
  }
}
