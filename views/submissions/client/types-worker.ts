/**
 * Owns TypeScript in the browser: completion, hover and diagnostics for the editor, from the same version of TypeScript and the
 * same declarations as the grader's.
 * Must not know the editor; it runs in its own worker.
 */
import { createSystem, createVirtualTypeScriptEnvironment } from '@typescript/vfs';
import { createWorker } from '@valtown/codemirror-ts/worker';
import { expose } from 'comlink';
import ts from 'typescript';
import { compilerOptions, GLOBALS_FILE, LANGUAGE_FILE, MODULE_FILES } from '../../../graders/compile/options.ts';
import { adviceInGerman } from '../../../graders/feedback/words/advice.de.ts';
import { adviceInEnglish } from '../../../graders/feedback/words/advice.en.ts';
import { complete, describe } from './editor/worker/complete.ts';
import { diagnose } from './editor/worker/diagnose.ts';

const COURSE_FILE = '/types/course.d.ts';

/** The grader's, with `paths`, which do what its own resolution of modules does. */
const OPTIONS: ts.CompilerOptions = {
  ...compilerOptions(ts),
  paths: Object.fromEntries(
    Object.entries({ ...MODULE_FILES, course: COURSE_FILE }).map(([name, path]) => [name, [path]]),
  ),
};

/** Modules that are not imported as well: a name of theirs says from where it would come. */
const ROOTS = new Set([LANGUAGE_FILE, GLOBALS_FILE, COURSE_FILE, ...Object.values(MODULE_FILES)]);

let words = adviceInEnglish;
let give: (files: Map<string, string>) => void = () => {};
const given = new Promise<Map<string, string>>((resolve) => {
  give = resolve;
});

const base = createWorker(async () => {
  const files = await given;
  const roots = [...files.keys()].filter((path) => ROOTS.has(path));
  return createVirtualTypeScriptEnvironment(createSystem(files), roots, ts, OPTIONS);
});
const service = (): ts.LanguageService => base.getEnv().languageService;

const worker = {
  ...base,
  /**
   * Gives the declarations; `types` maps virtual paths to texts, `german` holds TypeScript's messages where the page is German. Call
   * it before initialize(), and the others after it.
   */
  prepare(types: Record<string, string>, courseTypes: string, german?: Record<string, string>): void {
    if (german !== undefined) {
      words = adviceInGerman;
      // TypeScript's own command line does the same; its types leave the function out.
      (ts as typeof ts & { setLocalizedDiagnosticMessages(messages: object): void }).setLocalizedDiagnosticMessages(
        german,
      );
    }
    give(new Map([...Object.entries(types), [COURSE_FILE, courseTypes]]));
  },
  diagnose: (path: string) => diagnose(service(), path, words),
  complete: (path: string, position: number, asked: boolean) => complete(service(), path, position, asked),
  describe: (path: string, position: number, name: string) => describe(service(), path, position, name),
};
expose(worker);

/** What the page can ask the worker. */
export type TypesWorker = typeof worker;
