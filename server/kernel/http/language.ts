/**
 * Owns in which language and time zone somebody reads.
 * Must not know texts.
 */
import type { Request, Response } from 'express';
import { LANGUAGES } from '../text/languages.ts';
import type { Words, WordsFor } from '../text/words.ts';
import { membershipOf } from './access.ts';
import { personOf } from './signed-in.ts';

/** Zone of times for strangers, and for people who chose none and are in no course. */
const NO_ZONE = 'UTC';

/**
 * Returns a function that finds the words of a request: the person's language, else the one that the browser prefers; times
 * in the person's zone, else the course's, outside of courses that of their newest one (`findZone`).
 */
export function createFindWords(wordsFor: WordsFor, findZone: (personId: string) => string | undefined) {
  return (req: Request, res: Response): Words => {
    const person = personOf(res);
    const preferred = LANGUAGES.find((language) => language === req.acceptsLanguages([...LANGUAGES]));
    const language = person?.language ?? preferred ?? LANGUAGES[0];
    const zone = person?.timeZone ?? membershipOf(res)?.course.timeZone ?? (person && findZone(person.id));
    return wordsFor(language, zone ?? NO_ZONE);
  };
}
/** Finds the words of a request. */
export type FindWords = ReturnType<typeof createFindWords>;
