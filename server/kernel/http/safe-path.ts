/**
 * Owns which addresses somebody may be sent on to after signing in.
 * Must not know pages.
 */

/** `next` when it is a path on this server; '/' otherwise. Browsers read '//host', '/\host' and control characters as more. */
export function safePath(next: unknown): string {
  if (typeof next !== 'string' || next.length > 500) return '/';
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(next) ? next : '/';
}
