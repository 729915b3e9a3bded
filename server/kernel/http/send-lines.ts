/**
 * Owns sending a long text as it is made: in slices, and not faster than the reader takes it.
 * Must not know what the text says.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { joinInSlices } from '../slices.ts';

/** Sends the lines of a file. A reader who leaves ends it. */
export async function sendLines(res: Response, lines: Iterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(joinInSlices(lines)), res);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
