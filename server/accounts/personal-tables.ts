/** What the room stores about a person. */
import type { PersonalTable } from '../kernel/database/personal-table.ts';

/** In the order in which it is erased. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  {
    table: 'sessions',
    key: 'sessions',
    column: 'person_id',
    fate: 'delete',
    shows: 'created_at AS createdAt, seen_at AS seenAt, expires_at AS expiresAt, user_agent AS userAgent',
  },
  {
    table: 'sign_in_links',
    key: 'sign-in-links',
    column: 'person_id',
    fate: 'delete',
    shows: 'created_at AS createdAt, expires_at AS expiresAt',
  },
  {
    table: 'password_links',
    key: 'password-links',
    column: 'person_id',
    fate: 'delete',
    shows: 'created_at AS createdAt, expires_at AS expiresAt',
  },
  {
    table: 'password_links',
    key: 'authored',
    column: 'issued_by',
    fate: 'keep',
    why: 'says which member of the staff did it; NULL when the account is deleted',
  },
];
