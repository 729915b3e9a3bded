/**
 * Owns reading the filter of the staff's pages from an address.
 */

import { z } from 'zod';
import type { Membership } from '../kernel/actor.ts';
import { endOfDay } from '../kernel/text/local-time.ts';
import { filterOf } from './class-filter.presenter.ts';
import type { ClassFilter } from './class-progress.ts';
import type { FilterQuery } from './urls.ts';

/** The filter in an address; one that makes no sense does not restrict, as an empty one does. */
export const FilterSchema = z.object({
  group: z.string().min(1).max(100).optional().catch(undefined),
  week: z.coerce.number().int().min(1).max(1000).optional().catch(undefined),
  until: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .optional()
    .catch(undefined),
});

/** The filter as it stands in the address, and as the services take it. */
export function readFilter(
  asked: z.infer<typeof FilterSchema>,
  { course }: Membership,
): { query: FilterQuery; filter: ClassFilter } {
  const query = { ...asked, until: asked.until && endOfDay(asked.until, course.timeZone) ? asked.until : undefined };
  return { query, filter: filterOf(query, (day) => endOfDay(day, course.timeZone)) };
}
