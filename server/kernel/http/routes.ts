/**
 * Owns the table of all routes: each is added with its rule of access, the schemas of what it reads, and its handler.
 * Must not know what the handlers do.
 *
 * A route by which more than the staff may store something says what it stores (kernel/allowances.ts), or that it stores nothing.
 * A changing request is read and its form's token checked only after the rule let it pass; schemas come last, after the limits.
 */
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { AllowanceName } from '../allowances.ts';
import { type Access, type Gate, membershipOf } from './access.ts';
import { checkForm } from './csrf.ts';
import { createDayLimits } from './day-limit.ts';
import { createReader, type Input, type Schemas } from './input.ts';
import { createReadUpload, readForm, readJson } from './request-body.ts';
import { personOf } from './signed-in.ts';

type Method = 'get' | 'post' | 'put' | 'delete';

/** One line of the table. */
export interface RouteEntry {
  readonly method: Method;
  readonly path: string;
  readonly access: Access;
  /** What the handler reads of the body; undefined: nothing, it acts by the address alone. */
  readonly body: 'form' | 'json' | 'upload' | undefined;
  /** What it stores; undefined where only the staff stores anything. */
  readonly stores: readonly AllowanceName[] | undefined;
}

/** A request as handlers see it: what was sent with it comes to them through the schemas only. */
export type RouteRequest = Request<never, unknown, never, never>;

/** A rule of access with what runs between it and the handler. */
type Terms<A extends Access, Query, Body> = Schemas<Query, Body> & {
  readonly access: A;
  /** Rate limits; they run when the body is read, so that a page can keep what was typed. */
  readonly limits?: readonly RequestHandler[];
  /** What it stores, all of it within limits. */
  readonly stores?: readonly AllowanceName[];
  /** Largest file of an upload, where it may be larger than others; bytes. */
  readonly fileBytes?: number;
};

/** What the terms of a changing route must say that is not for the staff alone. */
type Storing<A extends Access> = A extends 'anyone' | 'signed-in' | 'member'
  ? { readonly stores: readonly AllowanceName[] }
  : unknown;

type Handler<Given> = (req: RouteRequest, res: Response, input: Given) => void | Promise<void>;

/** Adds a route. Its terms are a rule of access, alone or with more. */
type Add = <const Path extends string, A extends Access, Query = undefined, Body = undefined>(
  path: Path,
  terms: A | Terms<A, Query, Body>,
  handler: Handler<Input<Path, A, Query, Body>>,
) => void;

/** Adds a route by which something changes. */
type AddChanging = <const Path extends string, A extends Access, Query = undefined, Body = undefined>(
  path: Path,
  terms: (A | Terms<A, Query, Body>) & Storing<A>,
  handler: Handler<Input<Path, A, Query, Body>>,
) => void;

/** Where rooms add their routes. */
export interface Routes {
  readonly router: Router;
  readonly rules: readonly RouteEntry[];
  readonly get: Add;
  readonly post: AddChanging;
  readonly put: AddChanging;
  readonly delete: AddChanging;
}

const BODIES = { form: readForm, json: readJson, upload: createReadUpload() } as const;

/** Creates an empty table. */
export function createRouteTable(gate: Gate): Routes {
  const router = express.Router();
  const rules: RouteEntry[] = [];
  const dayLimits = createDayLimits();
  const adder =
    (method: Method): Add =>
    <Path extends string, A extends Access, Query, Body>(
      path: Path,
      given: A | Terms<A, Query, Body>,
      handler: Handler<Input<Path, A, Query, Body>>,
    ) => {
      const terms: Terms<A, Query, Body> = typeof given === 'string' ? { access: given } : given;
      const { access, limits = [], stores, fileBytes } = terms;
      const body = (['form', 'json', 'upload'] as const).find((kind) => terms[kind]);
      rules.push({ method, path, access, body, stores });
      const reading =
        method === 'get'
          ? []
          : [fileBytes === undefined ? BODIES[body ?? 'form'] : createReadUpload(fileBytes), checkForm];
      const read = createReader(path, terms);
      router[method](path, gate(access), ...reading, ...limits, ...dayLimits(stores ?? []), (req, res) => {
        // The gate let pass: who is asked for by the rule is there.
        const asker = { person: personOf(res), membership: membershipOf(res) };
        return handler(req as RouteRequest, res, { ...asker, ...read(req) } as unknown as Input<Path, A, Query, Body>);
      });
    };
  return { router, rules, get: adder('get'), post: adder('post'), put: adder('put'), delete: adder('delete') };
}
