/**
 * Owns turning a template and a model into text.
 * Templates see only the fields of their models; a field that is not in the model is an error, not an empty place.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { create as createTemplates } from 'express-handlebars';
import type { HelperOptions } from 'handlebars';
import type { WordKey, Words } from '../text/words.ts';
import type { Render } from './pages.ts';

type PartFolders = NonNullable<NonNullable<Parameters<typeof createTemplates>[0]>['partialsDir']>;

/** Folders of parts: those of a room are used as {{> room/part}}, those of the kernel as {{> part}}. */
function partFolders(viewsFolder: string) {
  return readdirSync(viewsFolder)
    .map((room) => ({ dir: join(viewsFolder, room, 'parts'), namespace: room === 'kernel' ? '' : room }))
    .filter(({ dir }) => existsSync(dir));
}

/** Renders the templates of all rooms, each compiled once. `viewsFolder` holds a folder per room. */
export function createRenderer(viewsFolder: string): Render {
  const templates = createTemplates({
    extname: '.hbs',
    layoutsDir: join(viewsFolder, 'kernel'),
    // The library's types want compiled templates as well; it reads the folders without them.
    partialsDir: partFolders(viewsFolder) as PartFolders,
    compilerOptions: { strict: true, preventIndent: true },
    helpers: {
      /** The text with this key in the reader's language: {{t "exercise:run"}}. */
      t: (key: WordKey, { data, hash }: HelperOptions): string =>
        (data.words as Words).t(key, Object.keys(hash).length > 0 ? hash : undefined),
    },
  });
  return (template, model, words, layout) =>
    templates.renderView(join(viewsFolder, `${template}.hbs`), {
      ...model,
      cache: true,
      layout: layout || '',
      data: { words },
    });
}
