/**
 * Entry of the compile process: transpiles first, so that a program exists whatever the type checker does, then checks types.
 * Must not run student code. It may be killed at any time by compiler.ts.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sentencesIn } from '../feedback/words/sentences.ts';
import type { Diagnostic } from '../protocol.ts';
import { checkImports } from './check-imports.ts';
import { checkSource } from './check-source.ts';
import type { CompileReply, CompileRequest } from './compile-messages.ts';
import { type Program, transpile } from './transpile.ts';
import { createTypeChecker } from './type-checker.ts';
import { readTypeFiles } from './type-library.ts';

const checker = createTypeChecker(readTypeFiles(dirname(dirname(fileURLToPath(import.meta.url)))));
const send = (reply: CompileReply): void => void process.send?.(reply);

/** A type error that no checker survives is the student's to see, not a failure of grading. */
function diagnosticsOf({ source, target, language }: CompileRequest): ReturnType<typeof checker.check> {
  const words = sentencesIn(language);
  try {
    return checker.check(source, target, words);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = words.compile.typesTooComplex;
    return [
      { severity: 'warning', code: 'types-too-complex', message, line: 1, column: 1, excerpt: '', blocking: false },
    ];
  }
}

/** The program, or what blocks it. Nothing parses a source that check-source.ts refuses. */
async function compileProgram({
  source,
  target,
  limits,
  language,
}: CompileRequest): Promise<{ program?: Program; blocking: readonly Diagnostic[] }> {
  const words = sentencesIn(language);
  const unreadable = checkSource(source, limits, words);
  if (unreadable !== undefined) return { blocking: [unreadable] };
  const offered = ['np', 'dnn_utils', ...(target.course === undefined ? [] : ['course'])];
  const result = await transpile(source);
  return 'code' in result ? { program: result, blocking: checkImports(source, offered, words) } : { blocking: result };
}

/** Type checks run one after another, in the order of the requests: the oldest unanswered request is the one that hangs. */
let earlier: Promise<void> = Promise.resolve();

async function compile(request: CompileRequest): Promise<void> {
  const { id } = request;
  const compiling = compileProgram(request).then((compiled) => {
    send({ type: 'program', id, ...compiled });
    return compiled;
  });
  const before = earlier;
  earlier = (async () => {
    await before;
    const { program, blocking } = await compiling;
    const start = performance.now();
    const unreadable = program === undefined && blocking.some(({ code }) => code !== 'syntax');
    const diagnostics = unreadable ? [] : diagnosticsOf(request);
    send({ type: 'types', id, diagnostics, typesMs: performance.now() - start });
  })();
  await earlier;
}

process.on('message', (request: CompileRequest) => void compile(request));
process.on('disconnect', () => process.exit(0));
await transpile('export const warm = 1;');
checker.check('import * as np from "np";\nexport const warm = np.zeros([1, 1]);', {
  slug: 'warm',
  functionName: 'warm',
  signature: 'NDArray',
});
send({ type: 'ready' });
