/**
 * Owns the secret that signs session cookies: made once, kept in the data folder, readable by the owner only.
 * Must not know sessions.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads the secret, or makes one when there is none yet. */
export function readSessionSecret(dataFolder: string): string {
  const file = join(dataFolder, 'session-secret');
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 64) throw new Error(`${file} is damaged; delete it (everybody has to sign in again).`);
  return secret;
}
