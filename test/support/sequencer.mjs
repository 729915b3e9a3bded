/**
 * Owns the order in which test files run: those that take longest first, so that no worker waits for one of them at the end.
 * On a machine that has not run them yet nothing else would tell.
 */
import TestSequencer from '@jest/test-sequencer';

/** Parts of paths below test/, longest first. */
const LONG = [
  'hostile/',
  'faults/',
  'corpus/',
  'kernel/pages.browser',
  'dashboards/instructor-room.browser',
  'submissions/drafts.browser',
  'quizzes/take.browser',
  'quizzes/control.browser',
  'quizzes/regrade.browser',
  'submissions/editor.browser',
  '.browser.',
  'kernel/injection',
  'cli/',
  'graders/',
  'kernel/authorisation',
];

/** Its place among the long ones; all others come after them. */
const placeOf = ({ path, context }) => {
  const name = path.slice(context.config.rootDir.length + '/test/'.length).replaceAll('\\', '/');
  const place = LONG.findIndex((part) => name.includes(part));
  return place < 0 ? LONG.length : place;
};

/** Jest's own order (by time where it is known, else by size) within each place of the list. */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => placeOf(a) - placeOf(b));
  }
}
