/**
 * Owns loading TypeScript, the slow part of a compile process' start. An import statement would have Node search all nine megabytes
 * for what they export (0.4 s), and compile what is used anew in every process: the build keeps what V8 compiled beside this file.
 * Where that is absent, or from another version or other flags of Node, TypeScript is loaded without it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import type TypeScript from 'typescript';

const requireHere = createRequire(import.meta.url);
/** What V8 compiled of TypeScript, made by the build. */
export const typescriptCache = fileURLToPath(new URL('./typescript.cache', import.meta.url));
type Wrapper = (exports: unknown, require: unknown, module: { exports: unknown }, file: string, folder: string) => void;

/** Loads the file as Node does for a module, with what V8 compiled of it before; nothing on the first time. */
function load(file: string, cachedData: Buffer) {
  const text = `(function (exports, require, module, __filename, __dirname) { ${readFileSync(file, 'utf8')}\n})`;
  const script = new Script(text, { filename: file, ...(cachedData.length > 0 && { cachedData }) });
  const loaded = { exports: {} };
  (script.runInThisContext() as Wrapper)(loaded.exports, createRequire(file), loaded, file, dirname(file));
  return { typescript: loaded.exports as typeof TypeScript, script };
}

const cached = existsSync(typescriptCache)
  ? load(requireHere.resolve('typescript'), readFileSync(typescriptCache))
  : undefined;

/** TypeScript's API. */
export const ts: typeof TypeScript = cached?.typescript ?? requireHere('typescript');

/** What V8 compiled of TypeScript until now, for the build. */
export const compiledTypeScript = (): Buffer | undefined => cached?.script.createCachedData();

/** Where the package keeps its messages in a language; English ones are in the program itself. */
const messagesFile = (language: string): string =>
  join(dirname(requireHere.resolve('typescript')), language, 'diagnosticMessages.generated.json');

let spoken = 'en';

/** Lets TypeScript write its messages in a language, `en` or `de`, from now on. Returns whether it wrote them in another one until now. */
export function speak(language: string): boolean {
  if (language === spoken) return false;
  spoken = language;
  const messages = language === 'en' ? undefined : JSON.parse(readFileSync(messagesFile(language), 'utf8'));
  // TypeScript's own command line does the same; its types leave the function out.
  const api = ts as typeof ts & { setLocalizedDiagnosticMessages(messages: Record<string, string> | undefined): void };
  api.setLocalizedDiagnosticMessages(messages);
  return true;
}
