/**
 * Owns the words that scripts put on the page, in the language of the page.
 * Must not know what they are for. Texts: views/kernel/words/client.<language>.json.
 */
import de from '../../words/client.de.json';
import en from '../../words/client.en.json';

const texts = document.documentElement.lang === 'de' ? de : en;

/** Keys of texts that lie in one another: 'offline.title'. */
type KeyOf<Texts> = {
  [Name in keyof Texts & string]: Texts[Name] extends string ? Name : `${Name}.${KeyOf<Texts[Name]>}`;
}[keyof Texts & string];

/** A text by its key ('offline.title'); `{{name}}` in it is replaced by `values.name`. @throws Error for an unknown key */
export function say(key: KeyOf<typeof en>, values: Readonly<Record<string, string | number>> = {}): string {
  let found: unknown = texts;
  for (const part of key.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
  if (typeof found !== 'string') throw new Error(`There is no text ${key} in client.en.json.`);
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** A whole number as the language writes it. */
export function number(value: number): string {
  return value.toLocaleString(document.documentElement.lang);
}
