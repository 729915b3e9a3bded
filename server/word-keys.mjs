/**
 * Owns the type of all keys of words, made from the English texts: an unknown key is then an error of types.
 *
 * Plain JavaScript because it runs before anything is built. The type is no part of the sources: dist/word-keys.d.ts.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The English texts: files and the name that stands before the colon in their keys. */
function textFiles(root) {
  const folder = join(root, 'views', 'locales', 'en');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => ({ room: basename(name, '.json'), path: join(folder, name) }));
}

/** Keys of all texts below a value; the forms of a plural are one key. */
function keysBelow(value, before) {
  if (typeof value === 'string') return [before.replace(/_(zero|one|other)$/, '')];
  return Object.entries(value).flatMap(([name, inner]) =>
    keysBelow(inner, before.endsWith(':') ? before + name : `${before}.${name}`),
  );
}

/** Writes the type to `target`. */
export function writeWordKeys(root, target) {
  const keys = textFiles(root).flatMap(({ room, path }) =>
    keysBelow(JSON.parse(readFileSync(path, 'utf8')), `${room}:`),
  );
  const lines = [...new Set(keys)].map((key) => `  | ${JSON.stringify(key)}`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(
    target,
    `/** Key of a text. Made by server/word-keys.mjs. */\nexport type WordKey =\n${lines.join('\n')};\n`,
  );
}
