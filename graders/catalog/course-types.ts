/**
 * Owns the type declarations of module `course`: the functions of earlier exercises.
 * Must not know the type checker, nor an editor.
 */

/** A function that module `course` offers: its name and its type. */
export interface OfferedFunction {
  readonly name: string;
  readonly signature: string;
}

/** Declarations of module `course` with the given functions. */
export function courseTypes(functions: readonly OfferedFunction[]): string {
  const declarations = functions.map(
    ({ name, signature }) =>
      `/** Your earlier work: the function of the exercise ${name}. */\nexport declare const ${name}: ${signature.trim()};`,
  );
  return `import type { NDArray } from "np";\n${declarations.join('\n')}\nexport {};\n`;
}
