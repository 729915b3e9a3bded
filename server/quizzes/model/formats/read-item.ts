/**
 * Owns finding the type that reads a question of a foreign format.
 */

import type { MoodleItem, ReadFields } from '../types/foreign.ts';
import { type AnyRead, types } from '../types/index.ts';
import { note } from '../types/note.ts';

/** What becomes of a question. */
export function readItem(item: MoodleItem, fields: ReadFields): AnyRead {
  for (const { moodle } of types) {
    const read = moodle.read?.(item, fields);
    if (read) return read;
  }
  return { notes: [note('imported:type', { type: item.type.slice(0, 50) })] };
}
