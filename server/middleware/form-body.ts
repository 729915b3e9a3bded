/**
 * Owns reading the fields of a form.
 * Must not know which fields there are.
 */
import express from 'express';
import { NOT_UTF8 } from '../errors.ts';

/** Forms up to this size are read, so that a file that is too large can be shown again with its message; bytes. */
const BODY_BYTES = 1024 * 1024;

/** Reads an urlencoded form. Bytes that are not UTF-8 are refused: replacing them would change the file silently. */
export function createFormBody() {
  return express.urlencoded({
    extended: false,
    limit: BODY_BYTES,
    parameterLimit: 20,
    verify: (_req, _res, bytes) => {
      try {
        decodeURIComponent(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
      } catch {
        // The body parser writes a status of its own on what is thrown here; toAppError knows the error by its type.
        throw Object.assign(new Error('not UTF-8'), { type: NOT_UTF8 });
      }
    },
  });
}
