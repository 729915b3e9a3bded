/**
 * Owns rendering the long lists of a page in slices, so that no page keeps the server from answering others.
 * Must not know templates. `{{#each}}` of a long list leaves a mark, whose place is filled when the rest of the page is there.
 */
import { randomUUID } from 'node:crypto';
import handlebars, { type HelperOptions } from 'handlebars';
import { startSlices } from '../slices.ts';

/** A list with more elements is rendered in slices; to mark each short one would cost more than to render it. */
const LONG = 50;

/** A list that is still to be rendered: its block is in the options, what is around it in the context. */
interface LeftList {
  readonly list: Iterable<unknown>;
  readonly context: unknown;
  readonly options: HelperOptions;
}

/** The lists of one page that are still to be rendered. */
export interface LongLists {
  /** Leaves a mark for a list. */
  leave(list: Iterable<unknown>, context: unknown, options: HelperOptions): string;
  /** The text with all lists in their places. */
  fill(text: string): Promise<string>;
}

/** Elements with whether they are the last. */
function* withLast(list: Iterable<unknown>): Generator<{ value: unknown; last: boolean }> {
  const elements = list[Symbol.iterator]();
  for (let current = elements.next(); !current.done; ) {
    const next = elements.next();
    yield { value: current.value, last: next.done === true };
    current = next;
  }
}

/** Those of one page. The mark cannot be guessed, so that no text of anybody's is taken for one. */
export function createLongLists(): LongLists {
  const name = `\u0000${randomUUID()} `;
  const marks = new RegExp(`${name}(\\d+)\u0000`);
  const left: LeftList[] = [];
  const pause = startSlices();

  const write = async (text: string, parts: string[]): Promise<void> => {
    if (!text.includes(name)) {
      parts.push(text);
      return;
    }
    // Texts and the numbers of marks take turns.
    for (const [place, part] of text.split(marks).entries()) {
      const long = place % 2 === 1 ? left[Number(part)] : undefined;
      if (!long) parts.push(part);
      else await writeList(long, parts);
    }
  };
  const writeList = async ({ list, context, options }: LeftList, parts: string[]): Promise<void> => {
    const data = handlebars.createFrame(options.data);
    let index = 0;
    for (const { value, last } of withLast(list)) {
      Object.assign(data, { key: index, index, first: index === 0, last });
      await write(options.fn(value, { data, blockParams: [value, index] }), parts);
      index += 1;
      const wait = pause();
      if (wait) await wait;
    }
    if (index === 0) parts.push(options.inverse(context));
  };

  return {
    leave: (list, context, options) => `${name}${left.push({ list, context, options }) - 1}\u0000`,
    async fill(text) {
      const parts: string[] = [];
      await write(text, parts);
      return parts.join('');
    },
  };
}

/** Whether `{{#each}}` of it is to be rendered in slices: a long list, and one whose elements are made as they are asked for. */
export const isLong = (list: unknown): list is Iterable<unknown> =>
  Array.isArray(list) ? list.length > LONG : typeof list === 'object' && list !== null && Symbol.iterator in list;
