/**
 * Owns finding the elements that a page promises.
 * Must not know what they are for.
 */

/** The element with this id and of this kind. @throws Error when the page has none: a template and its script disagree */
export function find<T extends Element>(id: string, kind: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`The page has no ${kind.name} with the id ${id}.`);
  return element;
}
