/**
 * Owns the frame around every page: title, navigation, style sheets, scripts, who is signed in.
 * Must not know what is on the page.
 */
import type { Person } from '../store/people.store.ts';

const STYLE_SHEETS = [
  'theme',
  'base',
  'layout',
  'components',
  'prose',
  'tables',
  'code',
  'editor',
  'report',
  'tests',
  'print',
];

export interface ShellInput {
  readonly person: Person | undefined;
  /** Path of the page. */
  readonly path: string;
  readonly csrf: string;
  readonly title: string;
  /** Names of scripts in views/client. */
  readonly scripts: readonly string[];
  /** Whether a browser without scripts loads the page again by itself. */
  readonly refresh: boolean;
  readonly assetUrl: (path: string) => string;
}

/** The view model of layouts/main. */
export function presentShell({ person, path, csrf, title, scripts, refresh, assetUrl }: ShellInput) {
  const link = (label: string, href: string, current: boolean) => ({ label, href, current });
  const links = person ? [link('Exercises', '/', path === '/' || path.startsWith('/exercises'))] : [];
  if (person?.role === 'instructor')
    links.push(link('Submissions', '/instructor/submissions', path.startsWith('/instructor')));
  return {
    title,
    refresh,
    styleSheets: STYLE_SHEETS.map((name) => assetUrl(`/assets/${name}.css`)),
    scripts: scripts.map((name) => assetUrl(`/assets/client/${name}.js`)),
    icon: assetUrl('/assets/icon.svg'),
    links,
    csrf,
    person: person && { name: person.name, role: person.role },
  };
}
