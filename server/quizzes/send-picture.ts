/**
 * Owns answering with a picture of a quiz.
 * Must not know who may see it.
 */
import type { Response } from 'express';

/** Sends a picture; `type` is a media type or a file's ending. */
export function sendPicture(
  res: Response,
  { type, bytes }: { readonly type: string; readonly bytes: Uint8Array },
  cacheControl: string,
): void {
  // An SVG that is opened on its own must not run anything.
  res.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  res.set('Cache-Control', cacheControl).type(type).send(Buffer.from(bytes));
}
