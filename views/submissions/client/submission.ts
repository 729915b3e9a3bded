/**
 * Owns the page of a submission that is not graded yet.
 * Must not know how the news arrive.
 */
import { find } from '../../kernel/client/parts/find.ts';
import { showResult } from '../../kernel/client/parts/show-result.ts';

const { follow } = find('result', HTMLElement).dataset;
if (follow !== undefined) showResult(follow, () => {});
