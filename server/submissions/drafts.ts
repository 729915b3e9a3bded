/**
 * Owns saving what somebody is writing: every change once, and never over a newer one.
 * Must not know requests.
 */
import { normaliseSource } from '../../graders/normalise-source.ts';
import type { Membership } from '../kernel/actor.ts';
import { ALLOWANCES, hasRoom } from '../kernel/allowances.ts';
import { AppError } from '../kernel/errors.ts';
import type { Store } from '../store.ts';
import { cleanFileName, measureSource } from './clean-source.ts';
import type { Draft, DraftKey } from './drafts.store.ts';
import type { Standings } from './standing.ts';

/** A change of a draft as it comes in. */
export interface DraftChange {
  readonly slug: string;
  readonly source: string;
  readonly fileName: string;
  /** The version that was changed; 0 when there was none. */
  readonly baseVersion: number;
  /** A word of the sender's for this change: sent again, the same change is not saved twice. */
  readonly changeId: string;
  /** The text that this change took the place of as a whole: the starter, a file, an earlier submission came instead. */
  readonly replaced?: string | undefined;
}

/** The stored draft; `saved` is false when there is a newer one. */
export interface SavedDraft {
  readonly saved: boolean;
  readonly draft: Draft;
}

export interface SaveDraftDeps {
  readonly store: Pick<Store, 'drafts' | 'submissions' | 'transaction'>;
  readonly standings: Standings;
  readonly clock: () => Date;
  readonly sourceBytes: number;
}

/** Makes functions that read and save drafts of the person who asks. @throws AppError not-found, source-*, invalid-form */
export function createDrafts({ store, standings, clock, sourceBytes }: SaveDraftDeps) {
  /** The key of somebody's draft. @throws AppError not-found when they do not see the exercise */
  const keyOf = (membership: Membership, slug: string): DraftKey => ({
    courseId: membership.course.id,
    personId: membership.person.id,
    exercise: standings.get(membership, slug).exercise.slug,
  });
  /** Whether a text is worth keeping when another one takes its place: it is found nowhere else. */
  const isPrecious = (membership: Membership, key: DraftKey, text: string, instead: string): boolean =>
    text.trim() !== '' &&
    !text.includes('\0') &&
    Buffer.byteLength(text) <= sourceBytes &&
    text !== instead &&
    text !== normaliseSource(standings.get(membership, key.exercise).exercise.starter) &&
    !store.submissions.wasSent(key, text) &&
    store.drafts.listReplaced(key).every(({ source }) => source !== text);
  return {
    find(membership: Membership, slug: string): Draft | undefined {
      return store.drafts.findDraft(keyOf(membership, slug));
    },
    save(membership: Membership, change: DraftChange): SavedDraft {
      const { slug, source: typed, fileName, baseVersion, changeId } = change;
      const key = keyOf(membership, slug);
      const source = normaliseSource(typed);
      measureSource(source, sourceBytes);
      const replaced = change.replaced === undefined ? undefined : normaliseSource(change.replaced);
      return store.transaction(() => {
        const stored = store.drafts.findDraft(key);
        if (stored?.changeId === changeId) return { saved: true, draft: stored };
        if (stored && stored.version !== baseVersion) return { saved: false, draft: stored };
        const kept = replaced !== undefined && isPrecious(membership, key, replaced, source) ? replaced : '';
        const more = Buffer.byteLength(source) + Buffer.byteLength(kept) - Buffer.byteLength(stored?.source ?? '');
        if (more > 0 && !hasRoom('drafts', store.drafts.storedBy(key.personId), more))
          throw new AppError('invalid-form', 'errors:invalid-form.drafts', {
            values: { megabytes: ALLOWANCES.drafts.bytes / 2 ** 20 },
          });
        // Where nothing is stored (a restored backup may be older than the page) nothing can be overwritten.
        const version = (stored?.version ?? baseVersion) + 1;
        const savedAt = clock().toISOString();
        const draft = { source, fileName: cleanFileName(fileName, `${slug}.ts`), version, changeId, savedAt };
        if (kept) {
          const same = stored?.source === kept ? stored : { ...draft, source: kept };
          store.drafts.keepReplaced(key, same, version);
        }
        store.drafts.saveDraft(key, draft);
        return { saved: true, draft };
      });
    },
  };
}
/** Reads and saves drafts. */
export type DraftsService = ReturnType<typeof createDrafts>;
