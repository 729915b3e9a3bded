/**
 * Owns sending a page: the template's view model plus what the frame around every page needs.
 * Must not know what is on a page.
 */
import type { Request, Response } from 'express';
import { isStaff } from '../actor.ts';
import type { Notices } from '../notices.ts';
import type { RunningClocks } from '../running-clocks.ts';
import type { Words } from '../text/words.ts';
import { membershipOf } from './access.ts';
import type { Assets } from './assets.ts';
import { formToken } from './csrf.ts';
import { viewingOf } from './impersonation.ts';
import type { FindWords } from './language.ts';
import { presentShell } from './shell.presenter.ts';
import { personOf } from './signed-in.ts';

/** What every page says about itself. */
interface PageModel {
  readonly title: string;
  /** Names of scripts: views/<room>/client/<name>.ts. */
  readonly scripts: readonly string[];
  /** Whether a browser without scripts reloads the page automatically. */
  readonly refresh?: boolean;
  /** Whether a stranger's page has a form; it then gets a cookie with the form's token. */
  readonly form?: boolean;
}

/** Renders a template with a model in a language; with the layout for pages, without for fragments. */
export type Render = (template: string, model: object, words: Words, layout: 'layout' | false) => Promise<string>;

/** Sends pages and fragments rendered from views/. Models are plain data; `name` is 'room/page' or, for fragments, 'room/part'. */
export interface Pages {
  /** The words of the request, for presenters. */
  readonly words: FindWords;
  send<Model extends PageModel>(req: Request, res: Response, name: string, model: Model): Promise<void>;
  /** The HTML of a part. */
  fragment(name: string, model: object, words: Words): Promise<string>;
  sendFragment(req: Request, res: Response, name: string, model: object): Promise<void>;
}

/** Creates the sender. */
export function createPages(
  assets: Assets,
  findWords: FindWords,
  render: Render,
  {
    notices,
    runningClocks,
    doubtfulHost,
  }: {
    readonly notices: Pick<Notices, 'listFor'>;
    readonly runningClocks: Pick<RunningClocks, 'findFor'>;
    readonly doubtfulHost: (req: Request) => string | undefined;
  },
): Pages {
  const html = (res: Response, text: string): void => {
    res.set('Cache-Control', 'no-store').set('Vary', 'Accept-Language').type('html').send(text);
  };
  const fragment: Pages['fragment'] = (name, model, words) => render(name.replace('/', '/parts/'), model, words, false);
  return {
    words: findWords,
    async send(req, res, name, model) {
      const words = findWords(req, res);
      const person = personOf(res);
      const membership = membershipOf(res);
      const reader = { isAdmin: person?.isAdmin === true, isStaff: membership !== undefined && isStaff(membership) };
      const shell = presentShell(
        {
          person,
          viewing: viewingOf(res),
          membership,
          path: req.path,
          csrf: person || model.form ? await formToken(req) : '',
          nonce: String(res.locals.nonce),
          notices: notices.listFor(reader),
          runningClock: runningClocks.findFor(person, req.path),
          doubtfulHost: doubtfulHost(req),
          assetUrl: assets.url,
          title: model.title,
          scripts: model.scripts,
          refresh: model.refresh ?? false,
        },
        words,
      );
      html(res, await render(name, { ...model, shell }, words, 'layout'));
    },
    fragment,
    async sendFragment(req, res, name, model) {
      html(res, await fragment(name, model, findWords(req, res)));
    },
  };
}
