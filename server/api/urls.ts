/**
 * Owns the addresses that the JSON interface tells.
 */
import { path } from '../kernel/http/urls.ts';

/** Address of a submission. */
export const apiSubmissionUrl = (id: string): string => path`/api/v1/submissions/${id}`;
