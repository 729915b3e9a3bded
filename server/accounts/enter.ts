/**
 * Owns what happens in the browser of somebody who comes in: a new session, and a device that is remembered.
 * Must not know how they proved who they are.
 */
import type { Request, Response } from 'express';
import type { Person } from '../kernel/actor.ts';
import { beginSession } from '../kernel/http/session.ts';
import type { KnownDevices } from './known-devices.ts';

/** Returns a function that begins the session of a person who has just proven who they are. */
export function createEnter(knownDevices: KnownDevices) {
  return async (req: Request, res: Response, person: Pick<Person, 'id'>): Promise<void> => {
    await beginSession(req, person);
    knownDevices.remember(req, res, person);
  };
}
/** Lets somebody in. */
export type Enter = ReturnType<typeof createEnter>;
