/**
 * Owns what every page says to those who run the server or a course, as long as something is wrong with the machine.
 * Must not know what can be wrong: rooms add it.
 */
import type { Words } from './text/words.ts';

/** Something that is wrong now. */
export interface Notice {
  /** `staff`: teaching staff on the pages of their course, and admins everywhere; `admin`: admins alone. */
  readonly audience: 'admin' | 'staff';
  readonly text: (words: Words) => string;
}

/** Creates an empty list. */
export function createNotices() {
  const sources: (() => Notice | undefined)[] = [];
  return {
    /** Adds something that is asked at every page; undefined: all is well. */
    add(source: () => Notice | undefined): void {
      sources.push(source);
    },
    /** What a reader is told. */
    listFor({ isAdmin, isStaff }: { readonly isAdmin: boolean; readonly isStaff: boolean }): Notice[] {
      if (!isAdmin && !isStaff) return [];
      return sources
        .map((source) => source())
        .filter((one) => one !== undefined)
        .filter(({ audience }) => isAdmin || audience === 'staff');
    },
  };
}
/** Notices. */
export type Notices = ReturnType<typeof createNotices>;
