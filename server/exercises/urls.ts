/**
 * Owns the addresses of exercises, of their rules and of extensions.
 */
import { path, staffUrl } from '../kernel/http/urls.ts';

/** Address at which a student works on an exercise. */
export const exerciseUrl = (course: string, slug: string): string => path`/courses/${course}/exercises/${slug}`;

/** Address of the rules of an exercise. */
export const policyUrl = (course: string, slug: string): string => staffUrl(course, 'exercises') + path`/${slug}`;

/** Address at which somebody's extension of an exercise is taken back. */
export const revokeExtensionUrl = (course: string, slug: string, personId: string): string =>
  policyUrl(course, slug) + path`/extensions/${personId}/revoke`;

/** Addresses of all extensions of a course. */
export function extensionUrls(course: string) {
  const list = path`/instructor/courses/${course}/extensions`;
  return {
    list,
    revoke: (slug: string, personId: string): string => list + path`/${slug}/${personId}/revoke`,
    revokeTogether: (grantId: string): string => list + path`/${grantId}/revoke`,
  };
}
