/**
 * Owns turning a template and a model into text. Long lists are rendered in slices: see long-lists.ts.
 * The layout learns whether a page has formulas, for their font.
 * Templates see only the fields of their models; a field that is not in the model is an error, not an empty place.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { create as createTemplates } from 'express-handlebars';
import handlebars, { type HelperOptions, type TemplateDelegate } from 'handlebars';
import type { WordKey, Words } from '../text/words.ts';
import { createLongLists, isLong, type LongLists } from './long-lists.ts';
import type { Render } from './pages.ts';

/** Longer texts are escaped sign by sign: the library calls a function for each place, a million times for a file full of quotes. */
const LONG_TEXT = 5_000;
const ENTITIES: readonly (readonly [string, string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#x27;'],
  ['`', '&#x60;'],
  ['=', '&#x3D;'],
];
const escapeShort = handlebars.Utils.escapeExpression;
const escapeAny = (value: unknown): string =>
  typeof value === 'string' && value.length > LONG_TEXT
    ? ENTITIES.reduce((text, [sign, entity]) => text.replaceAll(sign, entity), value)
    : escapeShort(value as string);

type PartFolders = NonNullable<NonNullable<Parameters<typeof createTemplates>[0]>['partialsDir']>;

const helpers = {
  /** As the library's, but for long lists. */
  each(this: unknown, list: unknown, options: HelperOptions): string {
    const { longLists } = options.data as { longLists: LongLists };
    return isLong(list) ? longLists.leave(list, this, options) : handlebars.helpers.each?.call(this, list, options);
  },
  /** The text with this key in the reader's language: {{t "exercise:run"}}. */
  t: (key: WordKey, { data, hash }: HelperOptions): string =>
    (data.words as Words).t(key, Object.keys(hash).length > 0 ? hash : undefined),
};

/** Folders of parts: those of a room are used as {{> room/part}}, those of the kernel as {{> part}}. */
function partFolders(viewsFolder: string) {
  return readdirSync(viewsFolder)
    .map((room) => ({ dir: join(viewsFolder, room, 'parts'), namespace: room === 'kernel' ? '' : room }))
    .filter(({ dir }) => existsSync(dir));
}

/**
 * Renders the templates of all rooms, each compiled once. `viewsFolder` holds a folder per room. The library finds and compiles
 * the files; it is not asked again for every page, because it would collect all parts anew each time.
 */
export function createRenderer(viewsFolder: string): Render {
  Object.assign(handlebars.Utils, { escapeExpression: escapeAny });
  // Parts and helpers that come with each page, and are not registered, would be copied for each page.
  const registry = handlebars.create();
  registry.registerHelper(helpers);
  const templates = createTemplates({
    handlebars: registry,
    extname: '.hbs',
    // The library's types want compiled templates as well; it reads the folders without them.
    partialsDir: partFolders(viewsFolder) as PartFolders,
    compilerOptions: { strict: true, preventIndent: true },
  });
  let registered: Promise<void> | undefined;
  const registerParts = async (): Promise<void> =>
    registry.registerPartial((await templates.getPartials({ cache: true })) as Record<string, TemplateDelegate>);
  const compiled = new Map<string, Promise<TemplateDelegate>>();
  const templateOf = (name: string): Promise<TemplateDelegate> => {
    const found =
      compiled.get(name) ??
      (templates.getTemplate(join(viewsFolder, `${name}.hbs`), { cache: true }) as Promise<TemplateDelegate>);
    compiled.set(name, found);
    return found;
  };
  return async (template, model, words, layout) => {
    registered ??= registerParts();
    await registered;
    const longLists = createLongLists();
    const options = { data: { words, longLists } };
    const body = (await templateOf(template))(model, options).trim();
    if (!layout) return longLists.fill(body);
    return longLists.fill(
      (await templateOf(`kernel/${layout}`))({ ...model, body, formulas: body.includes('<math') }, options).trim(),
    );
  };
}
