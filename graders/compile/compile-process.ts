/**
 * Entry of a compile process: it answers one request at a time. Must not run student code. It may be killed at any time by its
 * parent, and dies with it.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sentencesIn } from '../feedback/words/sentences.ts';
import { checkImports } from './check-imports.ts';
import { checkSource } from './check-source.ts';
import type { CompileAnswer, CompileReply, CompileRequest } from './compile-messages.ts';
import { partsOf, syntaxErrors } from './syntax-errors.ts';
import { transpile } from './transpile.ts';
import { createTypeChecker, type TypeChecker } from './type-checker.ts';
import { readTypeFiles } from './type-library.ts';

type Found = Omit<CompileAnswer, 'ms'>;

/** Created by the first request for types: a process that only compiles does not need it. */
let checker: TypeChecker | undefined;
const send = (reply: CompileReply): void => void process.send?.(reply);

/** A type error that no checker survives is the student's to see, not a failure of grading. */
function checkTypes({ source, target, language }: CompileRequest): Found {
  const words = sentencesIn(language);
  checker ??= createTypeChecker(readTypeFiles(dirname(dirname(fileURLToPath(import.meta.url)))));
  try {
    return { diagnostics: checker.check(source, target, words) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = words.compile.typesTooComplex;
    const place = { line: 1, column: 1, excerpt: '' };
    return { diagnostics: [{ severity: 'warning', code: 'types-too-complex', message, ...place, blocking: false }] };
  }
}

/** The program, or what blocks it. Nothing parses a source that check-source.ts refuses. */
async function compileProgram({ source, target, limits, language }: CompileRequest): Promise<Found> {
  const words = sentencesIn(language);
  const unreadable = checkSource(source, limits, words);
  if (unreadable !== undefined) return { diagnostics: [unreadable] };
  const offered = ['np', 'dnn_utils', ...(target.course === undefined ? [] : ['course'])];
  const result = await transpile(source, words);
  if ('code' in result) {
    const { operators, imports } = partsOf(source, result.code, words);
    return { program: result, diagnostics: [...checkImports(source, offered, words), ...imports], operators };
  }
  // TypeScript says the same of syntax, and in the words that an editor uses.
  const syntax = result.some(({ code }) => code === 'syntax') ? syntaxErrors(source, words) : [];
  return { diagnostics: syntax.length > 0 ? syntax : result };
}

async function answer(request: CompileRequest): Promise<void> {
  const start = performance.now();
  const found = request.kind === 'program' ? await compileProgram(request) : checkTypes(request);
  send({ type: 'answer', answer: { ...found, ms: performance.now() - start } });
}

process.on('message', (request: CompileRequest) => {
  answer(request).catch((error: Error) => send({ type: 'failed', message: error.message }));
});
process.on('disconnect', () => process.exit(0));
send({ type: 'ready' });
