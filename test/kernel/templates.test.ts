/** Templates are read and reviewed as any source: their lines end where a reader's window does. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const FOLDER = join(import.meta.dirname, '..', '..', 'views');
const LONGEST_LINE = 160;

const templates = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.hbs'))
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));

it(`no line of a template is longer than ${LONGEST_LINE} characters`, () => {
  const long = templates.flatMap(({ name, text }) =>
    text.split('\n').flatMap((line, index) => (line.length > LONGEST_LINE ? [`${name}:${index + 1}`] : [])),
  );
  expect(templates.length).toBeGreaterThan(100);
  expect(long).toEqual([]);
});
