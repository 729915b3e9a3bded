/**
 * Owns the type of all keys of words, made from the English texts: an unknown key is then an error of types.
 *
 * Plain JavaScript because it runs before anything is built. The type is not part of the sources: dist/word-keys.d.ts.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The English texts: files and the name that stands before the colon in their keys. */
function textFiles(root) {
  const folders = readdirSync(join(root, 'views')).map((room) => join(root, 'views', room, 'words'));
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.en.json'))
        .map((name) => ({ namespace: name.slice(0, -'.en.json'.length), path: join(folder, name) })),
    );
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
  const keys = textFiles(root).flatMap(({ namespace, path }) =>
    keysBelow(JSON.parse(readFileSync(path, 'utf8')), `${namespace}:`),
  );
  const lines = [...new Set(keys)].sort().map((key) => `  | ${JSON.stringify(key)}`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(
    target,
    `/** Key of a text. Made by server/word-keys.mjs. */\nexport type WordKey =\n${lines.join('\n')};\n`,
  );
}
