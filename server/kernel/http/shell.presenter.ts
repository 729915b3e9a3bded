/**
 * Owns the frame around every page: title, navigation, style sheets, scripts, who is signed in.
 * Must not know what is on the page.
 */

import type { Membership, Person, View } from '../actor.ts';
import type { Notice } from '../notices.ts';
import type { RunningClock } from '../running-clocks.ts';
import type { WordKey, Words } from '../text/words.ts';
import { COURSES_URL, courseUrl, MACHINE_URL, recordUrl, type StaffPage, staffUrl } from './urls.ts';

export interface ShellInput {
  readonly person: Person | undefined;
  /** Set while somebody else sees the course as the person does. */
  readonly viewing: View | undefined;
  /** The course that the page belongs to. */
  readonly membership: Membership | undefined;
  /** Path of the page. */
  readonly path: string;
  /** What is wrong with the machine, for those who run it or a course. */
  readonly notices: readonly Notice[];
  /** A clock of the reader's own that runs. */
  readonly runningClock: RunningClock | undefined;
  /** The name that links begin with although nobody vouched for it. */
  readonly doubtfulHost: string | undefined;
  readonly csrf: string;
  /** Word that allows a script's style sheets on this page. */
  readonly nonce: string;
  readonly title: string;
  /** Names of scripts: views/<room>/client/<name>.ts. */
  readonly scripts: readonly string[];
  /** Whether a browser without scripts reloads the page automatically. */
  readonly refresh: boolean;
  readonly assetUrl: (path: string) => string;
}

/** Pages of a course in the navigation, for all and for its staff. */
function courseLinks({ course, role }: Membership, path: string, words: Words) {
  const home = courseUrl(course.slug);
  const record = recordUrl(course.slug);
  const link = (label: string, href: string, current: boolean) => ({ label, href, current });
  const below = (href: string): boolean => path === href || path.startsWith(`${href}/`);
  const links = [link(words.t('common:nav.course'), home, below(home) && path !== record)];
  const room = (key: WordKey, name: StaffPage): void => {
    const href = staffUrl(course.slug, name);
    links.push(link(words.t(key), href, below(href)));
  };
  if (role === 'student') links.push(link(words.t('common:nav.record'), record, path === record));
  if (role !== 'student') {
    room('common:nav.dashboard', 'dashboard');
    room('common:nav.gradebook', 'gradebook');
    room('common:nav.submissions', 'submissions');
    room('common:nav.questions', 'questions');
    room('common:nav.quizzes', 'quizzes');
    room('common:nav.people', 'people');
  }
  if (role === 'instructor') {
    room('common:nav.rules', 'exercises');
    room('common:nav.settings', 'settings');
  }
  return links;
}

/** The view model of views/kernel/layout. */
export function presentShell(input: ShellInput, words: Words) {
  const {
    person,
    viewing,
    membership,
    path,
    notices,
    runningClock,
    doubtfulHost,
    csrf,
    nonce,
    title,
    scripts,
    refresh,
    assetUrl,
  } = input;
  const course = viewing && {
    label: words.t('common:nav.course'),
    href: courseUrl(viewing.course.slug),
    current: false,
  };
  const outside = course
    ? [course]
    : person
      ? [{ label: words.t('common:nav.courses'), href: COURSES_URL, current: path === COURSES_URL }]
      : [];
  return {
    title,
    refresh,
    clock: runningClock && {
      text: runningClock.text(words),
      link: runningClock.link(words),
      url: runningClock.url,
      state: JSON.stringify(runningClock.state),
    },
    nonce,
    language: words.language,
    theme: person?.theme ?? 'system',
    styleSheet: assetUrl('/assets/app.css'),
    scripts: [...scripts, ...(runningClock ? [runningClock.script] : [])].map((name) =>
      assetUrl(`/assets/client/${name}.js`),
    ),
    mathFont: assetUrl('/assets/stix-two-math.woff2'),
    icon: assetUrl('/assets/icon.svg'),
    links: membership ? courseLinks(membership, path, words) : outside,
    csrf,
    notices: notices.map((notice) => notice.text(words)),
    linkDoubt: doubtfulHost === undefined ? '' : words.t('common:machine.link', { host: doubtfulHost }),
    machineUrl: person?.isAdmin && path !== MACHINE_URL ? MACHINE_URL : '',
    viewing: viewing && words.t('common:viewing.lead', { name: viewing.student.name }),
    person: person && { name: person.name, accountCurrent: path.startsWith('/account') },
  };
}
