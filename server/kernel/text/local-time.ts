/**
 * Owns the local dates and times of forms: read in a course's time zone, written back.
 */

import { DateTime } from 'luxon';

/**
 * A local date and time of a form ('2026-11-30T09:00') in a zone, as ISO 8601 in UTC; undefined when it is none. A time that
 * the end of summer time makes twice means the first of both.
 */
export function readLocalTime(text: string, zone: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return undefined;
  const time = DateTime.fromISO(text, { zone });
  return time.isValid ? (time.getPossibleOffsets()[0]?.toUTC().toISO() ?? undefined) : undefined;
}

/** The reverse of readLocalTime, for the field of a form. */
export function writeLocalTime(iso: string, zone: string): string {
  return DateTime.fromISO(iso, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
}

/** The last moment of a day ('2026-11-30') in a zone, as ISO 8601 in UTC; undefined when there is no such day. */
export function endOfDay(day: string, zone: string): string | undefined {
  const time = DateTime.fromISO(day, { zone });
  return time.isValid ? (time.endOf('day').toUTC().toISO() ?? undefined) : undefined;
}
