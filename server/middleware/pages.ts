/**
 * Owns sending a page: the template's view model plus what the frame around every page needs.
 * Must not know what is on a page.
 */
import type { Request, Response } from 'express';
import type { Assets } from '../content/assets.ts';
import { presentShell } from '../presenters/shell.ts';
import { formToken } from './csrf.ts';
import { personOf } from './person.ts';

/** What every page says about itself. */
interface PageModel {
  readonly title: string;
  /** Names of scripts in views/client. */
  readonly scripts: readonly string[];
  /** Whether a browser without scripts loads the page again by itself. */
  readonly refresh?: boolean;
}

/** Sends pages and fragments rendered from views/. Models are plain data; `name` is a path below views/pages or views/partials. */
export interface Pages {
  send<Model extends PageModel>(req: Request, res: Response, name: string, model: Model): Promise<void>;
  sendFragment(res: Response, name: string, model: object): Promise<void>;
}

/** `render` turns a template and a model into HTML; with a layout for pages, without for fragments. */
export function createPages(
  assets: Assets,
  render: (template: string, model: object, layout: 'main' | false) => Promise<string>,
): Pages {
  const html = (res: Response, text: string): void => {
    res.set('Cache-Control', 'no-store').type('html').send(text);
  };
  return {
    async send(req, res, name, model) {
      const person = personOf(res);
      const shell = presentShell({
        person,
        path: req.path,
        csrf: person ? formToken(req) : '',
        assetUrl: assets.url,
        title: model.title,
        scripts: model.scripts,
        refresh: model.refresh ?? false,
      });
      html(res, await render(`pages/${name}`, { ...model, shell }, 'main'));
    },
    async sendFragment(res, name, model) {
      html(res, await render(`partials/${name}`, model, false));
    },
  };
}
