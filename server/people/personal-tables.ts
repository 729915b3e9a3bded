/** What the room stores about a person. */
import type { PersonalTable } from '../kernel/database/personal-table.ts';

/** In the order in which it is erased. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  {
    table: 'people',
    key: 'profile',
    column: 'id',
    fate: 'delete',
    shows:
      'name, family_name AS familyName, given_name AS givenName, email, is_admin AS isAdmin, language, theme, time_zone AS timeZone, created_at AS createdAt, proven_at AS provenAt',
  },
];
