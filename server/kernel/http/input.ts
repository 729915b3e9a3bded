/**
 * Owns what a handler is given of a request: typed by the route's address, by its rule of access and by its schemas.
 * Must not know which routes there are.
 */
import type { Request } from 'express';
import { z } from 'zod';
import type { Membership, Person } from '../actor.ts';
import { AppError } from '../errors.ts';
import type { Access } from './access.ts';
import { parse } from './parse.ts';

type ParamName<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamName<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** The parameters of an address: `/courses/:course/quizzes/:quiz` has `course` and `quiz`. Each has 1 to 200 characters. */
export type Params<Path extends string> = Readonly<Record<ParamName<Path>, string>>;

/** Where a page of a course is: the course, with one's role in it, the parameters of the address, and its query as read. */
export interface Place<Path extends string, Query = unknown> {
  readonly membership: Membership;
  readonly params: Params<Path>;
  readonly query: Query;
}

/** Who asks, as far as the rule of access tells: nobody need be signed in where `anyone` may pass. */
type Asker<A extends Access> = A extends 'anyone'
  ? unknown
  : A extends 'signed-in' | 'admin'
    ? { readonly person: Person }
    : { readonly membership: Membership };

/** What was sent with a request. */
interface Sent<Path extends string, Query, Body> {
  readonly params: Params<Path>;
  /** What `query` of the route's terms makes of the address; undefined without it. */
  readonly query: Query;
  /** What `form`, `json` or `upload` of the route's terms makes of the body; undefined without them. */
  readonly body: Body;
}

/** What a handler is given: who asks, and what they sent. */
export type Input<Path extends string, A extends Access, Query, Body> = Asker<A> & Sent<Path, Query, Body>;

/** The schemas of a route: of the fields of the address, and of a body, which is read as what the name of its schema says. */
export type Schemas<Query, Body> = { readonly query?: z.ZodType<Query> } & (
  | { readonly form?: z.ZodType<Body>; readonly json?: never; readonly upload?: never }
  | { readonly json: z.ZodType<Body>; readonly form?: never; readonly upload?: never }
  | { readonly upload: z.ZodType<Body>; readonly form?: never; readonly json?: never }
);

/** No id, slug or token of ours is longer. */
const ParamSchema = z.string().min(1).max(200);

/** Names of the parameters of an address. */
export function paramNames(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
}

/**
 * Returns a function that reads what was sent with a request to `path`. It throws AppError not-found for a parameter that is no
 * name of anything, and malformed-request for what a schema refuses.
 */
export function createReader<const Path extends string, Query = undefined, Body = undefined>(
  path: Path,
  { query, form, json, upload }: Schemas<Query, Body>,
): (req: Request) => Sent<Path, Query, Body> {
  const params = z.object(Object.fromEntries(paramNames(path).map((name) => [name, ParamSchema])));
  const body = form ?? json ?? upload;
  return (req) => {
    const named = params.safeParse(req.params);
    if (!named.success) throw new AppError('not-found');
    return {
      params: named.data as Params<Path>,
      query: (query && parse(query, req.query)) as Query,
      body: (body && parse(body, req.body)) as Body,
    };
  };
}
