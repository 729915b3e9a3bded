/**
 * Owns reading a YAML file of the content against a schema, and saying where it does not fit (file, line, field).
 * Must not know what the file is for.
 */
import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** The parsed file, or undefined. Problems are added as `file:line: field: what is wrong`; `shownAs` names the file. */
export function readYaml<T>(file: string, shownAs: string, schema: z.ZodType<T>, problems: string[]): T | undefined {
  const lineCounter = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter, prettyErrors: true });
  if (document.errors.length > 0) {
    for (const error of document.errors)
      problems.push(`${shownAs}:${error.linePos?.[0].line ?? 1}: ${error.message.split('\n')[0]}`);
    return undefined;
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    let path: PropertyKey[] = [...issue.path];
    let node: unknown;
    while (path.length > 0 && node === undefined) {
      node = document.getIn(path, true);
      if (node === undefined) path = path.slice(0, -1);
    }
    const range = (node as { range?: [number, number, number] } | undefined)?.range;
    const line = range ? lineCounter.linePos(range[0]).line : 1;
    problems.push(`${shownAs}:${line}: ${issue.path.join('.') || '(top level)'}: ${issue.message}`);
  }
  return undefined;
}
