/**
 * Owns keeping a part of a page up to date while something goes on: the server's own fragment, every two seconds.
 * Must not know what goes on. Without this script the page loads itself again.
 */
import { find } from './parts/find.ts';
import { fetchFragment } from './parts/show-result.ts';

const EVERY_MS = 2_000;

const part = find('progress', HTMLElement);

async function look(): Promise<void> {
  part.innerHTML = await fetchFragment(part.dataset.live ?? '');
  // When it is over, the page shows the result.
  if (part.querySelector('[data-over]')) location.reload();
}

setInterval(() => {
  if (document.visibilityState === 'visible') look().catch(() => {});
}, EVERY_MS);
