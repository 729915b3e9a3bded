/**
 * Owns the addresses at which an instructor makes links for all who have never signed in.
 */
import type { Response } from 'express';
import type { Membership } from '../kernel/actor.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { textFields } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { RouteRequest, Routes } from '../kernel/http/routes.ts';
import { presentFirstLinks, presentLinksFile } from './first-links.presenter.ts';
import type { FirstLinks } from './first-links.ts';
import { memberUrls } from './urls.ts';

export interface FirstLinksRoutesDeps {
  readonly pages: Pages;
  readonly firstLinks: FirstLinks;
  /** The address of this server as people type it: http://host:port. */
  readonly originOf: (req: RouteRequest) => string;
}

/** GET the page; POST as=file answers with the file, as=mail mails the links after the answer. */
export function createFirstLinksRoutes(routes: Routes, { pages, firstLinks, originOf }: FirstLinksRoutesDeps): void {
  const show = async (
    req: RouteRequest,
    res: Response,
    membership: Membership,
    typed: Record<string, string>,
    errors: FieldErrors,
  ): Promise<void> => {
    const { mails } = firstLinks;
    const input = { typed, errors, mails, mailing: firstLinks.mailing(membership) };
    const page = presentFirstLinks(firstLinks.list(membership), input, membership, pages.words(req, res));
    await pages.send(req, res, 'roster/first-links', page);
  };
  routes.get('/instructor/courses/:course/people/first-links', 'instructor', (req, res, { membership }) =>
    show(req, res, membership, {}, {}),
  );
  routes.post(
    '/instructor/courses/:course/people/first-links',
    { access: 'instructor', form: textFields(['days', 'as']) },
    async (req, res, { membership, body }) => {
      const words = pages.words(req, res);
      const made = firstLinks.issue(membership, body.days);
      if ('errors' in made) return show(req, res.status(422), membership, body, made.errors);
      if (body.as === 'mail' && firstLinks.mails) {
        res.once('finish', () => void firstLinks.mail(membership, made.links, words.language));
        res.redirect(303, memberUrls(membership.course.slug).firstLinks);
        return;
      }
      res.set('Cache-Control', 'no-store').attachment(`links-${membership.course.slug}.csv`);
      res.send(presentLinksFile(made.links, originOf(req), words));
    },
  );
}
