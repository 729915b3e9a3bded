import { describe, expect, it } from '@jest/globals';
import { loadExercises } from '../../../graders/catalog/load-exercises.ts';
import { hintOf } from '../../../graders/catalog/translation.ts';
import { translationProblems } from '../../../graders/catalog/translation-problems.ts';
import { exerciseVersion } from '../../../graders/references/exercise-version.ts';
import { exercisesFolder } from '../../support/grader.ts';
import { contentWith, wholeExercise as whole } from './content-with.ts';

const file = 'samples/a.wrong-answer.ts';
const mistaken = {
  ...whole,
  [file]: '',
  'exercise.yaml': `${whole['exercise.yaml']}mistakes: [{ file: ${file}, hint: "Divide by m." }]\n`,
};
const texts = `title: Kosten\nhints: { ${file}: "Teile durch m." }\ncases: { one: eins }\n`;
const translated = { ...mistaken, 'texts.de.yaml': texts, 'prompt.de.md': 'Aufgabe' };

function loaded(files: Record<string, string>) {
  const [exercise] = loadExercises(contentWith({ a: files }));
  if (exercise === undefined) throw new Error('nothing was loaded');
  return exercise;
}

describe('the translations of an exercise', () => {
  it('are read from both files', () => {
    expect(loaded(translated).translations).toEqual({
      de: { title: 'Kosten', hints: { [file]: 'Teile durch m.' }, cases: { one: 'eins' }, prompt: 'Aufgabe' },
    });
  });

  it('are empty where a file is missing', () => {
    expect(loaded(mistaken).translations).toEqual({});
    expect(loaded({ ...mistaken, 'prompt.de.md': 'Aufgabe' }).translations).toEqual({});
    expect(loaded({ ...mistaken, 'texts.de.yaml': texts }).translations).toEqual({});
  });

  it.each([
    ['an unknown field', `${texts}prompt: x\n`, /a\/texts\.de\.yaml:1: \(top level\): .*prompt/],
    ['an empty hint', texts.replace('Teile durch m.', ' '), /a\/texts\.de\.yaml:2: hints\.samples/],
    ['a missing title', texts.replace('title: Kosten', ''), /a\/texts\.de\.yaml:1: title: /],
  ])('are refused with %s, by its line', (_what, broken, problem) => {
    expect(() => loaded({ ...translated, 'texts.de.yaml': broken })).toThrow(problem);
  });

  it('give a hint in the language of the job, and English where there is none', () => {
    const mistake = { file, hint: 'Divide by m.' };
    expect(hintOf(loaded(translated).translations, mistake, 'de')).toBe('Teile durch m.');
    expect(hintOf(loaded(translated).translations, mistake, 'en')).toBe('Divide by m.');
    expect(hintOf(loaded(translated).translations, { ...mistake, file: 'samples/b.ts' }, 'de')).toBe('Divide by m.');
    expect(hintOf(loaded(mistaken).translations, mistake, 'de')).toBe('Divide by m.');
  });

  it('do not make a new version of the exercise', () => {
    const version = (files: Record<string, string>): string => {
      const exercise = loaded(files);
      return exerciseVersion(exercise, [exercise], 'library');
    };
    expect(version(translated)).toBe(version(mistaken));
    expect(version({ ...translated, 'cases.ts': '// other' })).not.toBe(version(mistaken));
  });
});

describe('translationProblems', () => {
  const exists = (files: Record<string, string>) => (name: string) => name in files;

  it('finds nothing where all is there, or nothing at all', () => {
    expect(translationProblems(loaded(translated), ['one'], exists(translated))).toEqual([]);
    expect(translationProblems(loaded(mistaken), ['one'], exists(mistaken))).toEqual([]);
  });

  it('names missing and unknown hints and cases', () => {
    const files = { ...translated, 'texts.de.yaml': 'title: K\nhints: { samples/x.ts: h }\ncases: { two: zwei }\n' };
    expect(translationProblems(loaded(files), ['one'], exists(files))).toEqual([
      `texts.de.yaml: hints: "${file}" is missing`,
      'texts.de.yaml: hints: there is no "samples/x.ts"',
      'texts.de.yaml: cases: "one" is missing',
      'texts.de.yaml: cases: there is no "two"',
    ]);
  });

  it('names the half that is missing', () => {
    const { 'prompt.de.md': _prompt, ...withoutPrompt } = translated;
    const { 'texts.de.yaml': _texts, ...withoutTexts } = translated;
    expect(translationProblems(loaded(withoutPrompt), ['one'], exists(withoutPrompt))).toEqual([
      'prompt.de.md: is missing beside texts.de.yaml',
    ]);
    expect(translationProblems(loaded(withoutTexts), ['one'], exists(withoutTexts))).toEqual([
      'texts.de.yaml: is missing beside prompt.de.md',
    ]);
  });
});

it('every exercise of the course has a German title, prompt and hint for each mistake', () => {
  for (const { slug, mistakes, translations } of loadExercises(exercisesFolder)) {
    const { title, prompt, hints } = translations.de ?? { title: '', prompt: '', hints: {} };
    expect([slug, title === '', prompt.trim() === '']).toEqual([slug, false, false]);
    expect(Object.keys(hints).sort()).toEqual([...new Set(mistakes.map((mistake) => mistake.file))].sort());
  }
});
