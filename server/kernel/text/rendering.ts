/**
 * Owns what pages show of people's texts: Markdown as safe HTML, code in colours. It is worked out in another thread, because there is
 * no telling how long a text takes, and remembered, because many people are shown the same one within seconds.
 * Must not know what the texts are.
 */
import { AppError } from '../errors.ts';
import type { Work } from '../work/work.ts';
import type { CodePiece } from './highlight.ts';
import type { Language } from './languages.ts';
import type render from './render.job.ts';
import type { Shown, Wanted } from './render.job.ts';

/** Safe HTML of a Markdown text; labels of boxes are in the given language. */
export type RenderMarkdown = (text: string, language: Language) => string;

/** The lines of a TypeScript file in pieces of one colour; undefined for a file that has too many to be shown so. */
export type ColourCode = (source: string) => readonly (readonly CodePiece[])[] | undefined;

/** What presenters make texts and code visible with. */
export interface Rendering {
  readonly markdown: RenderMarkdown;
  readonly colour: ColourCode;
}

/**
 * Makes a page's model with all that it shows of texts and code. `make` must be pure: it is called once to learn which texts there are,
 * and, unless all are known, again when they are ready.
 * @throws AppError server-busy; too-many-requests
 */
export type Prepare = <Model>(make: (rendering: Rendering) => Model) => Promise<Model>;

/** Characters that are remembered, of texts and of what they became. */
const KEPT = 30_000_000;
/** Characters that are sent to the thread at once. */
const BATCH = 50_000;
/** A text that took too long is not tried again for so long, ms. */
const GIVEN_UP_MS = 60_000;
/** What is shown may depend on what was shown, but not again and again. */
const MOST_PASSES = 5;

/** About as many characters as a value takes. */
const sizeOf = (key: string, shown: Shown): number =>
  key.length + (typeof shown === 'string' ? shown.length : 60 * shown.reduce((sum, line) => sum + line.length, 1));

/** Remembers values up to a total size; what came first is forgotten first. */
function createStore() {
  const values = new Map<string, Shown>();
  let size = 0;
  return {
    get: (key: string): Shown | undefined => values.get(key),
    add(key: string, value: Shown): void {
      if (values.has(key)) return;
      values.set(key, value);
      size += sizeOf(key, value);
      for (const [oldest, old] of values) {
        if (size <= KEPT) return;
        values.delete(oldest);
        size -= sizeOf(oldest, old);
      }
    },
  };
}

/** Texts in batches of about equal length. */
function inBatches(wanted: readonly Wanted[]): Wanted[][] {
  const batches: Wanted[][] = [];
  let room = 0;
  for (const one of wanted) {
    if (room < one.text.length || batches.length === 0) {
      batches.push([]);
      room = BATCH;
    }
    room -= one.text.length;
    batches.at(-1)?.push(one);
  }
  return batches;
}

const keyOf = (wanted: Wanted): string => `${wanted.kind === 'code' ? 'code' : wanted.language}:${wanted.text}`;

/** What is shown of a text that cannot be rendered in time: itself. */
function plain({ kind, text }: Wanted): Shown {
  if (kind === 'code') return [];
  return `<pre tabindex="0">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</pre>`;
}

const isTooComplex = (error: unknown): boolean => error instanceof AppError && error.code === 'too-complex';

/** Creates the function. */
export function createPrepare(work: Work): Prepare {
  const kept = createStore();
  const pending = new Map<string, Promise<Shown>>();
  /** When texts that took too long may be tried again. */
  const givenUp = new Map<string, number>();
  const isGivenUp = (key: string): boolean => {
    const until = givenUp.get(key);
    if (until !== undefined && until < performance.now()) givenUp.delete(key);
    return givenUp.has(key);
  };
  const run = (batch: readonly Wanted[]) => work.run<typeof render>('quick', 'kernel/text/render', batch);
  /** Renders a batch; where it takes too long, each text alone, so that one spoils no other. */
  const renderBatch = async (batch: readonly Wanted[]): Promise<readonly Shown[]> => {
    try {
      return await run(batch);
    } catch (error) {
      if (!isTooComplex(error)) throw error;
      if (batch.length === 1) {
        for (const one of batch) givenUp.set(keyOf(one), performance.now() + GIVEN_UP_MS);
        return batch.map(plain);
      }
      const alone: Shown[] = [];
      for (const one of batch) alone.push(...(await renderBatch([one])));
      return alone;
    }
  };
  const renderAll = async (missing: ReadonlyMap<string, Wanted>): Promise<Map<string, Shown>> => {
    const mine = [...missing].filter(([key]) => !pending.has(key));
    // One after the other: the thread works for others in between.
    let before: Promise<unknown> = Promise.resolve();
    for (const batch of inBatches(mine.map(([, one]) => one))) {
      const shown = before.then(() => renderBatch(batch));
      before = shown;
      batch.forEach((one, index) => {
        const key = keyOf(one);
        const value = shown.then((all) => all[index] ?? '');
        pending.set(key, value);
        value
          .then((ready) => !givenUp.has(key) && kept.add(key, ready))
          .catch(() => {})
          .finally(() => pending.delete(key));
      });
    }
    const waited = [...missing.keys()].map(async (key) => [key, (await pending.get(key)) ?? ''] as const);
    return new Map(await Promise.all(waited));
  };

  return async (make) => {
    const ready = new Map<string, Shown>();
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      const missing = new Map<string, Wanted>();
      const find = (wanted: Wanted): Shown | undefined => {
        const key = keyOf(wanted);
        const known = ready.get(key) ?? kept.get(key) ?? (isGivenUp(key) ? plain(wanted) : undefined);
        if (known === undefined) missing.set(key, wanted);
        else ready.set(key, known);
        return known;
      };
      const made = make({
        markdown: (text, language) => (text === '' ? '' : String(find({ kind: 'markdown', text, language }) ?? '')),
        colour: (text) => {
          const lines = find({ kind: 'code', text });
          return typeof lines === 'string' || lines?.length === 0 ? undefined : lines;
        },
      });
      if (missing.size === 0) return made;
      for (const [key, shown] of await renderAll(missing)) ready.set(key, shown);
    }
    throw new Error('what a page shows depends on itself');
  };
}
