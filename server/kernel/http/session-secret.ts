/**
 * Owns the secret that signs session cookies: made once, kept in the data folder, readable by the owner only.
 * Must not know sessions.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file with the secret is none that the server made; the message says what to do. */
class SecretDamaged extends Error {
  override readonly name = 'SecretDamaged';
}

/** Reads the secret, or makes one when there is none yet. @throws SecretDamaged */
export function readSessionSecret(dataFolder: string): string {
  const file = join(dataFolder, 'session-secret');
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
  const advice = 'Put its backup back, or delete it: then everybody has to sign in again.';
  // Anything but a file, such as a pipe, would keep the server waiting.
  if (!statSync(file).isFile()) throw new SecretDamaged(`${file} is not a file. ${advice}`);
  const secret = readFileSync(file, 'utf8').trim();
  if (!/^[!-~]{64,}$/.test(secret))
    throw new SecretDamaged(`${file} is damaged: it does not hold a secret of 64 characters. ${advice}`);
  return secret;
}
