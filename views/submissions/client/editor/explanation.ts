/**
 * Owns how the type and the documentation of a name are shown.
 * Must not know where: beside a completion, or above a name.
 */
import type { JSDocTagInfo, SymbolDisplayPart } from 'typescript';

/** What TypeScript knows about a name. */
export interface Explanation {
  readonly displayParts?: readonly SymbolDisplayPart[] | undefined;
  readonly documentation?: readonly SymbolDisplayPart[] | undefined;
  readonly tags?: readonly JSDocTagInfo[] | undefined;
}

/** Classes of the parts of a type: those of the code itself. */
const CLASSES: Record<string, string> = {
  keyword: 'tok-keyword',
  functionName: 'tok-variableName tok-definition',
  methodName: 'tok-propertyName tok-definition',
  className: 'tok-className',
  interfaceName: 'tok-typeName',
  aliasName: 'tok-typeName',
  typeParameterName: 'tok-typeName',
  numericLiteral: 'tok-number',
  stringLiteral: 'tok-string',
};

/** A name that was passed on by a module, "(alias) function dot(...) \n export dot": only what it is. */
function withoutAlias(parts: readonly SymbolDisplayPart[]): readonly SymbolDisplayPart[] {
  if (parts[1]?.text !== 'alias') return parts;
  const end = parts.map(({ kind }) => kind).lastIndexOf('lineBreak');
  return parts.slice(4, end < 0 ? undefined : end);
}

const textOf = (parts: readonly SymbolDisplayPart[] = []): string => parts.map(({ text }) => text).join('');

function element(name: 'code' | 'div' | 'p' | 'span', className: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

/** The type, the text of the comment and its tags (`@param`, `@throws`, ...). */
export function renderExplanation({ displayParts = [], documentation, tags = [] }: Explanation): HTMLElement {
  const whole = element('div', 'explanation');
  const type = element('code', 'explanation-type');
  for (const { kind, text } of withoutAlias(displayParts)) type.append(element('span', CLASSES[kind] ?? '', text));
  whole.append(type);
  // Lines of a paragraph flow; blank lines, lists and what is indented are not changed.
  const comment = textOf(documentation).replace(/(\S)\n(?=[^\s*-])/g, '$1 ');
  if (comment !== '') whole.append(element('p', 'explanation-text', comment));
  for (const { name, text } of tags) {
    const line = element('p', 'explanation-text');
    line.append(element('span', 'explanation-tag', `@${name} `), textOf(text));
    whole.append(line);
  }
  return whole;
}
