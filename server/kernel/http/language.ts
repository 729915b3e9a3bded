/**
 * Owns in which language and time zone somebody reads.
 * Must not know texts.
 */
import type { Request, Response } from 'express';
import { LANGUAGES } from '../text/languages.ts';
import type { Words, WordsFor } from '../text/words.ts';
import { membershipOf } from './access.ts';
import { personOf } from './signed-in.ts';

/** Zone of times for strangers, and outside of courses for people who chose none. */
const NO_ZONE = 'UTC';

/**
 * Returns a function that finds the words of a request: the person's language, else the one that the browser prefers; times
 * in the person's zone, else the course's.
 */
export function createFindWords(wordsFor: WordsFor) {
  return (req: Request, res: Response): Words => {
    const person = personOf(res);
    const preferred = LANGUAGES.find((language) => language === req.acceptsLanguages([...LANGUAGES]));
    const language = person?.language ?? preferred ?? LANGUAGES[0];
    return wordsFor(language, person?.timeZone ?? membershipOf(res)?.course.timeZone ?? NO_ZONE);
  };
}
/** Finds the words of a request. */
export type FindWords = ReturnType<typeof createFindWords>;
