/**
 * Owns telling the staff of content that was left out because its files are broken.
 */
import type { BrokenContent } from '../../graders/catalog/load-exercises.ts';
import type { Notices } from '../kernel/notices.ts';

/** Says on the pages of the staff what is left out, why, and what to do. */
export function tellOfBroken(notices: Pick<Notices, 'add'>, broken: readonly BrokenContent[]): void {
  for (const { kind, name, problems } of broken)
    notices.add(() => ({
      audience: 'staff',
      text: (words) => words.t(`content:broken.${kind}`, { name, problems: problems.join('; ') }),
    }));
}
