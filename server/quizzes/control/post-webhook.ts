/**
 * Owns sending one message to an incoming webhook (Mattermost, Slack and what speaks like them).
 * Must not know when, nor what is in it.
 *
 * An instructor chooses the address, and servers of schools are often in private networks: every http(s) address may be used. What
 * can go wrong is bounded instead: redirects are not followed, the answer is neither shown nor kept, five seconds are all it gets.
 */

const PATIENCE_MS = 5_000;

/** Sends a message. @throws Error whose message says in a few words what came back */
export type PostWebhook = (url: string, text: string) => Promise<void>;

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'no such host',
  ECONNRESET: 'connection closed',
  CERT_HAS_EXPIRED: 'certificate expired',
};

/** Posts `{"text": ...}` as JSON. */
export const postWebhook: PostWebhook = async (url, text) => {
  let answer: Response;
  try {
    answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text }),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    if (name === 'TimeoutError') throw new Error(`no answer within ${PATIENCE_MS / 1000} s`);
    throw new Error(WORDS[cause?.code ?? ''] ?? cause?.code ?? 'cannot be reached');
  }
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
};
