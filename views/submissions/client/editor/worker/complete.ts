/**
 * Owns what can be written at a place, and what TypeScript knows about each of these names.
 * Must not know how either is shown.
 */
import ts from 'typescript';
import type { Explanation } from '../explanation.ts';

/** Names that fit at a place: they replace the text from `from` on. */
export interface Suggestions {
  readonly from: number;
  readonly options: readonly { readonly label: string; readonly type: string; readonly boost: number }[];
}

/** TypeScript's kinds of names, in the words of the editor's icons. */
const ICONS: Record<string, string> = {
  [ts.ScriptElementKind.functionElement]: 'function',
  [ts.ScriptElementKind.localFunctionElement]: 'function',
  [ts.ScriptElementKind.memberFunctionElement]: 'method',
  [ts.ScriptElementKind.memberVariableElement]: 'property',
  [ts.ScriptElementKind.memberGetAccessorElement]: 'property',
  [ts.ScriptElementKind.constElement]: 'constant',
  [ts.ScriptElementKind.classElement]: 'class',
  [ts.ScriptElementKind.interfaceElement]: 'interface',
  [ts.ScriptElementKind.typeElement]: 'type',
  [ts.ScriptElementKind.typeParameterElement]: 'type',
  [ts.ScriptElementKind.keyword]: 'keyword',
  [ts.ScriptElementKind.moduleElement]: 'namespace',
  [ts.ScriptElementKind.alias]: 'namespace',
};

/** What can be written at `position`: after a dot or within a word, or anywhere when it is asked for. */
export function complete(
  service: ts.LanguageService,
  path: string,
  position: number,
  asked: boolean,
): Suggestions | undefined {
  const text = service.getProgram()?.getSourceFile(path)?.text ?? '';
  const word = /[\w$]*$/.exec(text.slice(0, position))?.[0] ?? '';
  const from = position - word.length;
  if (!asked && word === '' && text[position - 1] !== '.') return undefined;
  const found = service.getCompletionsAtPosition(path, position, {});
  const options = (found?.entries ?? [])
    .filter(({ kind }) => kind !== ts.ScriptElementKind.warning)
    .map(({ name, kind, sortText }) => ({
      label: name,
      type: ICONS[kind] ?? 'variable',
      // TypeScript sorts what is near first: '11' is local, '15' global, 'z...' deprecated.
      boost: -(Number.parseInt(sortText, 10) || 99),
    }));
  return { from, options };
}

/** Type and documentation of a name that complete() offered at `position`. */
export function describe(
  service: ts.LanguageService,
  path: string,
  position: number,
  name: string,
): Explanation | undefined {
  const details = service.getCompletionEntryDetails(path, position, name, {}, undefined, {}, undefined);
  return details && { displayParts: details.displayParts, documentation: details.documentation, tags: details.tags };
}
