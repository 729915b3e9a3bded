/**
 * Owns what an exercise says in another language than English: the schema of texts.<language>.yaml, and choosing a hint.
 * Must not read files, nor decide which language a person reads.
 */
import { z } from 'zod';
import type { Language } from '../protocol.ts';

/** A language into which exercises are translated; English is what they are written in. */
export type TranslatedLanguage = Exclude<Language, 'en'>;
export const TRANSLATED_LANGUAGES: readonly TranslatedLanguage[] = ['de'];

const sentence = z.string().trim().min(1);

/** texts.<language>.yaml. Whether every hint and every case is there is said by translation-problems.ts. */
export const TranslatedTextsSchema = z.strictObject({
  title: sentence,
  /** By the attempt's file, as exercise.yaml names it under `mistakes`. */
  hints: z.record(z.string(), sentence),
  /** Names of cases by their English names. */
  cases: z.record(z.string(), sentence),
});

/** The texts of one language, with the prompt in Markdown. */
export interface Translation extends z.infer<typeof TranslatedTextsSchema> {
  readonly prompt: string;
}

/** What an exercise has been translated into. */
export type Translations = Readonly<Partial<Record<TranslatedLanguage, Translation>>>;

/** What to say of a recognised wrong attempt: in the given language, or in English where that is missing. */
export function hintOf(
  translations: Translations,
  { file, hint }: { readonly file: string; readonly hint: string },
  language: Language,
): string {
  return (language === 'en' ? undefined : translations[language]?.hints[file]) ?? hint;
}
