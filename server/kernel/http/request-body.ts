/**
 * Owns reading the body of a request: the fields of a form, JSON, an uploaded file.
 * Must not know which fields there are.
 */
import type { IncomingMessage } from 'node:http';
import express, { type RequestHandler } from 'express';
import multer from 'multer';
import { NOT_UTF8, TOO_DEEP } from '../errors.ts';

/** Bodies up to this size are read, so that a file that is too large can be shown again with its message; bytes. */
const BODY_BYTES = 1024 * 1024;
/** Forms with a field per exercise, week or student have more fields than others. */
const FIELDS = 4_000;

/** Refuses bytes that are not UTF-8: replacing them would change the text silently. */
function refuse(decode: (text: string) => unknown) {
  return (_req: IncomingMessage, _res: unknown, bytes: Buffer): void => {
    try {
      decode(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch {
      // The body parser writes its own status on what is thrown here; toAppError knows the error by its type.
      throw Object.assign(new Error('not UTF-8'), { type: NOT_UTF8 });
    }
  };
}

/** Reads an urlencoded form. */
export const readForm: RequestHandler = express.urlencoded({
  extended: false,
  limit: BODY_BYTES,
  parameterLimit: FIELDS,
  verify: refuse(decodeURIComponent),
});

/** Levels of arrays and objects that JSON may have; a megabyte of brackets would take the parser half a second. */
const MOST_LEVELS = 32;

/** Whether JSON has more levels than are read; brackets in strings do not count. */
function isTooDeep(bytes: Uint8Array): boolean {
  let levels = 0;
  let inString = false;
  for (let place = 0; place < bytes.length; place++) {
    const sign = bytes[place];
    if (inString) {
      if (sign === 0x5c) place++;
      else if (sign === 0x22) inString = false;
    } else if (sign === 0x22) inString = true;
    else if (sign === 0x5b || sign === 0x7b) {
      if (++levels > MOST_LEVELS) return true;
    } else if (sign === 0x5d || sign === 0x7d) levels--;
  }
  return false;
}

/** Reads JSON. */
export const readJson: RequestHandler = express.json({
  limit: BODY_BYTES,
  verify: (req, res, bytes) => {
    refuse((text) => text)(req, res, bytes);
    if (isTooDeep(bytes)) throw Object.assign(new Error('too many levels'), { type: TOO_DEEP });
  },
});

/** Reads a multipart form with at most one file of so many bytes in the field `file`, into memory: `req.file.buffer`. */
export const createReadUpload = (fileBytes = BODY_BYTES): RequestHandler =>
  multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: fileBytes, files: 1, fields: 20, fieldSize: BODY_BYTES },
  }).single('file');
