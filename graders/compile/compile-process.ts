/**
 * Entry of the compile process: transpiles first, so that a program exists whatever the type checker does, then checks types.
 * Must not run student code. It may be killed at any time by compiler.ts.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkImports } from './check-imports.ts';
import type { CompileReply, CompileRequest } from './compile-messages.ts';
import { transpile } from './transpile.ts';
import { createTypeChecker } from './type-checker.ts';
import { readTypeFiles } from './type-library.ts';

const checker = createTypeChecker(readTypeFiles(dirname(dirname(fileURLToPath(import.meta.url)))));
const send = (reply: CompileReply): void => void process.send?.(reply);

/** A type error that no checker survives is the student's to see, not a failure of grading. */
function diagnosticsOf({ source, target }: CompileRequest): ReturnType<typeof checker.check> {
  try {
    return checker.check(source, target);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = 'These types are too complex to check; the tests ran without a type check.';
    return [
      { severity: 'warning', code: 'types-too-complex', message, line: 1, column: 1, excerpt: '', blocking: false },
    ];
  }
}

async function compile(request: CompileRequest): Promise<void> {
  const { id, source, target } = request;
  const offered = ['np', 'dnn_utils', ...(target.course === undefined ? [] : ['course'])];
  const result = await transpile(source);
  const program = 'code' in result ? result : undefined;
  const blocking = 'code' in result ? checkImports(source, offered) : result;
  send({ type: 'program', id, blocking, ...(program && { program }) });
  const start = performance.now();
  const diagnostics = diagnosticsOf(request);
  send({ type: 'types', id, diagnostics, typesMs: performance.now() - start });
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
