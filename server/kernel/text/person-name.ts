/**
 * Owns cleaning names and e-mail addresses that people type.
 */
import { domainToASCII } from 'node:url';

/** Control characters, and those that reverse the direction of the text after them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A name with single spaces and without invisible characters; undefined when nothing, or more than 100 characters, is left. */
export function cleanName(name: string): string | undefined {
  const clean = name.replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim();
  return clean.length >= 1 && clean.length <= 100 ? clean : undefined;
}

/** An e-mail address in lower case; undefined when it is none. One plain address: no lists, names or comments. */
export function cleanEmail(email: string): string | undefined {
  const typed = email.trim().toLowerCase();
  // "a@müller.example" is sent to "a@xn--mller-kva.example": two ways of writing one address.
  const place = typed.lastIndexOf('@');
  const domain = typed.slice(place + 1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
  const clean = /[^\u0000-\u007f]/.test(domain) ? typed.slice(0, place + 1) + domainToASCII(domain) : typed;
  if (clean.length > 254) return undefined;
  return /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/.test(
    clean,
  )
    ? clean
    : undefined;
}
