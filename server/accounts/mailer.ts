/**
 * Owns sending mails through the configured server.
 * Must not know what is in them.
 */
import type { Transporter } from 'nodemailer';
import type { SendMail } from './password-links.ts';

/** Sends plain-text mails through `url` (smtp://user:password@host:port). The recipient is one address, never parsed as a list. */
export function createMailer({ url, from }: { url: string; from: string }): SendMail {
  let transport: Transporter | undefined;
  return async ({ to, subject, text }) => {
    transport ??= (await import('nodemailer')).createTransport(url, { from });
    await transport.sendMail({ to: { name: '', address: to }, subject, text });
  };
}
