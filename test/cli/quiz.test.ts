/** The commands on quizzes, as they are typed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../server/project-root.ts';

const folder = mkdtempSync(join(tmpdir(), 'gradedescent-quiz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot, 'server/cli/gradedescent.mjs'), 'quiz', ...args],
    { encoding: 'utf8', cwd: projectRoot, env: { ...process.env, NO_COLOR: '1' } },
  );
  return { status, stdout, stderr };
};
const write = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

describe('gradedescent quiz import and export', () => {
  it('read GIFT into a quiz that checks out, and write it as Moodle XML', () => {
    const file = write('Week 3.gift', '::Sum::What is 2+2? {=4 ~5}\n\nEssay {}\n');
    const imported = run('import', file, '--out', folder, '--week', '3', '--title', 'Sums');
    expect(imported).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/kept {4}Sum\ndropped Essay \(line 3\): an essay.*\nwritten: .*week-3/),
    });
    expect(readFileSync(join(folder, 'week-3', 'quiz.yaml'), 'utf8')).toContain('title: Sums\nweek: 3');
    expect(run('check', '--folder', folder)).toMatchObject({
      status: 0,
      stdout: '1 quizzes, 1 questions: all as they should be\n',
    });
    expect(run('import', file, '--out', folder)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is there already'),
    });
    const exported = run('export', 'week-3', '--format', 'moodle', '--folder', folder);
    expect(exported).toMatchObject({ status: 0, stdout: expect.stringContaining('<question type="multichoice">') });
  });

  it('say where a file is wrong', () => {
    expect(run('import', write('broken.gift', 'What {=a'), '--out', folder)).toMatchObject({
      status: 2,
      stdout: expect.stringContaining('What (line 1): its answers have no end'),
      stderr: expect.stringContaining('no question of the file can be used'),
    });
    expect(run('import', write('x.gift', 'What {=a ~b}'), '--format', 'word')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('must be one of yaml, gift, moodle'),
    });
  });

  it('name file, line and field of a quiz that cannot be read, and print the schema for editors', () => {
    const broken = join(folder, 'all-broken');
    mkdirSync(join(broken, 'sums'), { recursive: true });
    writeFileSync(join(broken, 'sums', 'quiz.yaml'), 'title: Sums\nweek: one\nsections: []\n');
    expect(run('check', '--folder', broken)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/sums\/quiz\.yaml:2: week: /),
    });
    const schema = JSON.parse(run('schema').stdout) as { properties: Record<string, unknown> };
    expect(Object.keys(schema.properties)).toContain('sections');
  });
});
