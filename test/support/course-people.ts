/**
 * Owns real-life people for tests: accounts with addresses, who register, are on rosters, open links, all over HTTP.
 * Must not know what is tested.
 */

import request from 'supertest';
import { formTokenOn } from './sign-in-link.ts';
import { decoded, signIn, type TestApp } from './test-app.ts';

/** Good for everybody. */
export const PASSWORD = 'four plain words here';

/** A browser that reads the word of a form from a page before it sends it. */
export function openVisitor(app: TestApp, agent = request.agent(app.server)) {
  return {
    agent,
    /** Sends a form; the word comes from `page`. */
    async post(path: string, fields: Record<string, string | string[]> = {}, page = '/sign-in') {
      let { text } = await agent.get(page);
      if (formTokenOn(text) === '') ({ text } = await agent.get('/courses'));
      return agent
        .post(path)
        .type('form')
        .send({ _csrf: formTokenOn(text), ...fields });
    },
    /** Joins a course by its code, with a new account where nobody is signed in. */
    async join(code: string, email: string, name = `Self ${email}`) {
      return this.arrive(await this.post('/join', { code, name, email, password: PASSWORD }, '/join'));
    },
    /** Goes on from a form that made an account to where it leads. */
    async arrive(answer: request.Response) {
      const { location = '' } = answer.headers;
      return location.includes('sent=yes') ? agent.get(location) : answer;
    },
    /** Opens a password link and chooses a password. */
    usePasswordLink(path: string) {
      return this.post(path, { password: PASSWORD }, path);
    },
    async enter(email: string) {
      return this.post('/sign-in', { email, password: PASSWORD });
    },
  };
}

/** Somebody of the staff who imports rosters, issues links, confirms people of one course. */
export async function openStaff(app: TestApp, token: string, course = 'demo') {
  const { agent, csrf } = await signIn(app, token);
  const page = await agent.get(`/instructor/courses/${course}/people/invites`);
  const word = csrf === '' ? formTokenOn(page.text) : csrf;
  const people = `/instructor/courses/${course}/people`;
  const post = (path: string, fields: Record<string, string | string[]> = {}) =>
    agent
      .post(path)
      .type('form')
      .send({ _csrf: word, ...fields });
  return {
    agent,
    people,
    post,
    /** Dry run and import of a roster. */
    async load(text: string, vouch: readonly string[] = []) {
      const dry = await agent.post(`${people}/import`).field('_csrf', word).field('text', text);
      const plan = /name="plan" value="([^"]+)"/.exec(dry.text)?.[1] ?? '';
      const sent = agent.post(`${people}/import/apply`).field('_csrf', word).field('text', text).field('plan', plan);
      const done = await vouch.reduce((form, line) => form.field('vouch', line), sent);
      const links = [...new Set(decoded(done.text).match(/\/password\/[\w-]{32}/g) ?? [])];
      return { dry: decoded(dry.text), done, links };
    },
    /** Asks for a password link: its path, or the status of the refusal. */
    async issue(personId: string): Promise<string | number> {
      const answer = await post(`${people}/${personId}/password-link`);
      return /\/password\/[\w-]{32}/.exec(answer.text)?.[0] ?? answer.status;
    },
  };
}
export type Staff = Awaited<ReturnType<typeof openStaff>>;
