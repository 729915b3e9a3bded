/** Owns digests: SHA-256 in the one form in which the server keeps, compares and shows them. */
import { createHash } from 'node:crypto';

/** SHA-256 of a text (as UTF-8) or of bytes; 64 hexadecimal digits. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
