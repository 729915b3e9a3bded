/**
 * Owns which catalogue belongs to which language. The door of this room.
 * Must not hold a sentence itself.
 */
import type { Language } from '../../protocol.ts';
import { german } from './de.ts';
import { english, type Sentences } from './en.ts';

const CATALOGUES: Record<Language, Sentences> = { en: english, de: german };

/** Every sentence of the grader, in the language of a job. */
export const sentencesIn = (language: Language): Sentences => CATALOGUES[language];
