/**
 * Owns what is wrong with an exercise's translations: hints and cases that are missing or unknown, a prompt without texts.
 * Must not repair anything, nor load exercises.
 */
import type { Exercise } from './exercise.ts';
import { TRANSLATED_LANGUAGES } from './translation.ts';

/** Keys of `field` that are missing, and those that nobody knows. */
function compareKeys(field: string, wanted: readonly string[], found: readonly string[]): string[] {
  const [known, present] = [new Set(wanted), new Set(found)];
  return [
    ...wanted.filter((key) => !present.has(key)).map((key) => `${field}: "${key}" is missing`),
    ...found.filter((key) => !known.has(key)).map((key) => `${field}: there is no "${key}"`),
  ];
}

/**
 * All problems as `texts.de.yaml: field: what is wrong`; none for a language that is not there at all.
 * @param caseNames names of all cases, as cases.ts gives them
 * @param exists whether the exercise's folder has a file
 */
export function translationProblems(
  { mistakes, translations }: Exercise,
  caseNames: readonly string[],
  exists: (file: string) => boolean,
): string[] {
  const files = mistakes.map(({ file }) => file);
  return TRANSLATED_LANGUAGES.flatMap((language) => {
    const [texts, prompt] = [`texts.${language}.yaml`, `prompt.${language}.md`];
    if (exists(texts) !== exists(prompt))
      return exists(texts) ? [`${prompt}: is missing beside ${texts}`] : [`${texts}: is missing beside ${prompt}`];
    const translation = translations[language];
    if (translation === undefined) return [];
    const { hints, cases } = translation;
    return [
      ...compareKeys('hints', [...new Set(files)], Object.keys(hints)),
      ...compareKeys('cases', caseNames, Object.keys(cases)),
    ].map((problem) => `${texts}: ${problem}`);
  });
}
