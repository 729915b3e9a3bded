/**
 * Owns the order of people and of things with names: Ä beside A, and 2 before 10.
 * Must not know what is sorted. SQLite sorts Ä behind Z.
 */
/** Compares names: without regard to accents and case first, as dictionaries of German and English do (DIN 5007-1). */
export const collator = new Intl.Collator('en', { numeric: true });

/** For sort(): by name. */
export const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  collator.compare(one.name, other.name);
