/**
 * Owns what tests do with a sign-in link, as a person does with a browser: they open it, and press its button.
 * Must not know who is signed in.
 */

/** The token of the first form on a page. */
export const formTokenOn = (html: string): string => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';

/** The session's cookie among those that an answer sets, as a browser sends it back; empty when there is none. */
export const sessionCookie = (cookies: readonly string[]): string =>
  cookies.find((cookie) => cookie.startsWith('gradedescent.sid='))?.split(';')[0] ?? '';

/** Opens a link of a running server and presses its button; returns the answer to that. */
export async function pressLinkOf(link: string, accept = '*/*'): Promise<Response> {
  const page = await fetch(link);
  const cookie = page.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const body = new URLSearchParams({ _csrf: formTokenOn(await page.text()) });
  return fetch(link, { method: 'POST', headers: { cookie, accept }, body, redirect: 'manual' });
}

/** Signs in by a link of a running server; returns the session's cookie. @throws Error when the link is not taken */
export async function followLink(link: string): Promise<string> {
  const answer = await pressLinkOf(link);
  if (answer.status !== 303) throw new Error(`the sign-in link was answered with ${answer.status}`);
  return sessionCookie(answer.headers.getSetCookie());
}
