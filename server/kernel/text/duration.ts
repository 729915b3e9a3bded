/**
 * Owns writing spans of time.
 */
import type { Words } from './words.ts';

/** A span of time as m:ss. */
export function minutes(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A span of time in words: '6 minutes', '1 minute', '6:30 minutes'. */
export function minutesText(ms: number, words: Words): string {
  const whole = Math.round(ms / 1000) % 60 === 0;
  const time = whole ? words.number(Math.round(ms / 60_000)) : minutes(ms);
  return words.t('common:minutes', { count: whole ? Math.round(ms / 60_000) : 2, time });
}
