/**
 * Owns telling whoever asked for a report of the types that come after it. The types may come first: they are a message of their own,
 * and of two messages that come at once the second is read before anybody goes on with the first.
 * Must not know processes.
 */
import type { LateTypes } from '../../graders/protocol.ts';

/** Told of the types; undefined: they will not come. */
type Tell = (types: LateTypes | undefined) => void;

/** Makes the list of those who may wait for types, by the job's id. */
export function createLateTypes() {
  const waiting = new Map<
    string,
    { readonly tell: Tell; reported: boolean; early?: { types: LateTypes | undefined } }
  >();
  const come = (id: string, types: LateTypes | undefined): void => {
    const one = waiting.get(id);
    if (one === undefined) return;
    if (!one.reported) one.early ??= { types };
    else {
      waiting.delete(id);
      one.tell(types);
    }
  };
  return {
    /** From the question on. */
    expect: (id: string, tell: Tell): void => void waiting.set(id, { tell, reported: false }),
    /** The report is there, with or without its types. Whoever has it goes on before being told. */
    report(id: string, pending: boolean): void {
      const one = waiting.get(id);
      if (!pending) waiting.delete(id);
      else if (one) {
        one.reported = true;
        const { early } = one;
        if (early) setImmediate(come, id, early.types);
      }
    },
    /** The types are there. */
    come,
    /** There is no report, so that nobody waits for its types. */
    forget: (id: string): void => void waiting.delete(id),
    /** Whoever sent them is gone. */
    end(): void {
      for (const id of [...waiting.keys()]) come(id, undefined);
    },
  };
}
