/** The style sheets are one file on the page: a class that two of them define would be drawn by both. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const FOLDER = join(import.meta.dirname, '..', '..', 'views');

/** Classes with rules of their own: `.name {`, alone or in a list. */
function classesOf(sheet: string): string[] {
  const rules = sheet.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{/g);
  return [...rules].flatMap(([, list = '']) =>
    list
      .replace(/\([^)]*\)/g, '()')
      .split(',')
      .flatMap((selector) => /^\.([a-z][\w-]*)$/.exec(selector.trim())?.[1] ?? []),
  );
}

it('every class is defined in one style sheet', () => {
  const sheets = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.css') && !name.endsWith('print.css'),
  );
  const homes = new Map<string, Set<string>>();
  for (const sheet of sheets)
    for (const name of classesOf(readFileSync(join(FOLDER, sheet), 'utf8')))
      homes.set(name, (homes.get(name) ?? new Set()).add(sheet));
  expect(homes.size).toBeGreaterThan(100);
  expect([...homes].filter(([, found]) => found.size > 1).map(([name, found]) => [name, ...found])).toEqual([]);
});
