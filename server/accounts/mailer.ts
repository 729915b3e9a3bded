/**
 * Owns sending mails through the configured server.
 * Must not know what is in them.
 */
import type { SendMail } from './password-links.ts';

/** Sends plain-text mails through `url` (smtp://user:password@host:port). The recipient is one address, never parsed as a list. */
export function createMailer({ url, from }: { url: string; from: string }): SendMail {
  // Loaded now: the first mail must not keep pages waiting, which would tell that there is somebody to send it to.
  const transport = import('nodemailer').then(({ createTransport }) => createTransport(url, { from }));
  return async ({ to, subject, text }) => {
    await (await transport).sendMail({ to: { name: '', address: to }, subject, text });
  };
}
