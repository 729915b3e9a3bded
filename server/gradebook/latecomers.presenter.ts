/**
 * Owns how those who joined late are shown, with what they missed and what was decided about it.
 */
import { LATE_RULES } from '../courses/index.ts';
import type { Membership } from '../kernel/actor.ts';
import { listName } from '../kernel/text/family-name.ts';
import type { Words } from '../kernel/text/words.ts';
import { dashboardUrls } from '../progress/index.ts';
import { gradebookHead } from './head.presenter.ts';
import type { Latecomer } from './latecomers.ts';
import { gradebookUrls } from './urls.ts';

/** The view model of views/gradebook/latecomers. */
export function presentLatecomers(list: readonly Latecomer[], done: boolean, membership: Membership, words: Words) {
  const { slug } = membership.course;
  return {
    ...gradebookHead(membership, words.t('gradebook:late.title')),
    action: gradebookUrls(slug).latecomers,
    done,
    rows: list.map((one) => ({
      id: one.id,
      name: listName(one),
      url: dashboardUrls(slug).student(one.id),
      joined: words.day(one.joinedAt),
      missed: one.missed.map(({ title }) => title).join(', '),
      rule: words.t(`gradebook:late.rule.${one.rule ?? 'open'}`),
      tone: one.rule === null ? 'warn' : 'muted',
      // Whoever is to be decided about is chosen already.
      chosen: one.rule === null,
      choose: words.t('gradebook:late.choose', { name: one.name }),
    })),
    choices: LATE_RULES.map((value) => ({ value, label: words.t(`gradebook:late.act.${value}`) })),
  };
}
