/**
 * Owns the table of all routes: each is added with its rule of access, the kind of body it reads, and its handler.
 * Must not know what the handlers do.
 *
 * A changing request is read and its form's word checked only after the rule let it pass.
 */
import express, { type RequestHandler, type Router } from 'express';
import type { Access, Gate } from './access.ts';
import { checkForm } from './csrf.ts';
import { readForm, readJson, readUpload } from './request-body.ts';

type Method = 'get' | 'post' | 'put' | 'delete';

/** One line of the table. */
export interface Rule {
  readonly method: Method;
  readonly path: string;
  readonly access: Access;
}

/** A rule of access, alone or with what runs between it and the handler. */
interface Terms {
  readonly access: Access;
  /** Rate limits; they run when the body is read, so that a page can keep what was typed. */
  readonly limits?: readonly RequestHandler[];
  /** What the body is; a form by default. */
  readonly body?: 'form' | 'json' | 'upload';
}

type Add = (path: string, terms: Access | Terms, handler: RequestHandler) => void;

/** Where rooms add their routes. */
export interface Routes {
  readonly router: Router;
  readonly rules: readonly Rule[];
  readonly get: Add;
  readonly post: Add;
  readonly put: Add;
  readonly delete: Add;
}

const BODIES = { form: readForm, json: readJson, upload: readUpload } as const;

/** Creates an empty table. */
export function createRouteTable(gate: Gate): Routes {
  const router = express.Router();
  const rules: Rule[] = [];
  const adder =
    (method: Method): Add =>
    (path, terms, handler) => {
      const { access, limits = [], body = 'form' } = typeof terms === 'string' ? { access: terms } : terms;
      rules.push({ method, path, access });
      const reading = method === 'get' ? [] : [BODIES[body], checkForm];
      router[method](path, gate(access), ...reading, ...limits, handler);
    };
  return { router, rules, get: adder('get'), post: adder('post'), put: adder('put'), delete: adder('delete') };
}
