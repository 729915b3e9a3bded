/**
 * Owns writing exercise folders for tests of the catalogue.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The files of a small exercise that loads. */
export const wholeExercise = {
  'exercise.yaml': `title: A
week: 4
order: 1
points: 10
function: f
parameters: [x]
signature: "(x: number) => number"
generation: 2021+
result: { name: y }
tolerance: { reason: exact }
references: { agreement: 1.0e-5 }
`,
  'prompt.md': 'p',
  'starter.ts': '',
  'reference.ts': '',
  'reference.tf.ts': '',
  'cases.ts': '',
};

/** A temporary folder with the given exercises: slug to file name to text. */
export function contentWith(exercises: Record<string, Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gradedescent-content-'));
  for (const [slug, files] of Object.entries(exercises))
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, slug, name, '..'), { recursive: true });
      writeFileSync(join(folder, slug, name), text);
    }
  return folder;
}
