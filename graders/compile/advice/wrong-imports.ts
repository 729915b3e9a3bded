/**
 * Owns finding imports that give undefined: the default of a module that has none, and a module within braces. TypeScript lets the
 * first pass, because other tools make a default up.
 * Must not know which modules there are beyond their names.
 */
import type TypeScript from 'typescript';
import type { Advice } from '../../feedback/words/advice.en.ts';
import type { Api, Finding } from './source-files.ts';

const MODULES = new Set(['np', 'dnn_utils', 'course']);

/** The finding of each such import of a value. */
export function wrongImports(ts: Api, file: TypeScript.SourceFile, words: Advice): Finding[] {
  return file.statements.flatMap((statement): Finding[] => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const { importClause: clause, moduleSpecifier } = statement;
    const module = moduleSpecifier.text;
    if (clause === undefined || clause.isTypeOnly || !MODULES.has(module)) return [];
    const at = (name: TypeScript.Identifier, message: string, insert?: string): Finding => ({
      start: name.getStart(file),
      length: name.getWidth(file),
      severity: 'error',
      code: 'import',
      message,
      ...(insert !== undefined && { fix: { start: clause.getStart(file), end: clause.end, insert } }),
    });
    const { name, namedBindings } = clause;
    const alone = namedBindings === undefined ? `* as ${name?.text}` : undefined;
    const byDefault = name === undefined ? [] : [at(name, words.defaultImport({ name: name.text, module }), alone)];
    const elements = namedBindings !== undefined && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
    const itself = elements.filter((one) => !one.isTypeOnly && (one.propertyName ?? one.name).text === module);
    const only = elements.length === 1 && name === undefined;
    return [
      ...byDefault,
      ...itself.map(({ name: own }) =>
        at(own, words.namespaceInBraces({ name: own.text, module }), only ? `* as ${own.text}` : undefined),
      ),
    ];
  });
}

/** Whether a compiled program uses what such an import gives. */
export const usesWrongImport = (code: string): boolean =>
  /\bimport_(?:np|dnn_utils|course)\d*\.default\b|\bimport_(np|dnn_utils|course)\d*\.\1\b/.test(code);
