/**
 * Owns the place where a result appears: progress first, then the report.
 * Must not know how news arrive, nor what a report contains: the server renders it.
 */
import { find } from './find.ts';
import { follow, type News } from './follow.ts';
import { say } from './words.ts';

/** Builds the same elements as views/submissions/parts/waiting. */
function waitingElement({ text, done, total }: News): HTMLElement {
  const box = document.createElement('div');
  box.className = 'waiting';
  const bar = document.createElement('progress');
  bar.className = 'waiting-bar';
  bar.setAttribute('aria-label', say('result.progress'));
  if (total > 0) {
    bar.max = total;
    bar.value = done;
  }
  const words = document.createElement('p');
  words.className = 'waiting-text';
  words.textContent = text;
  box.append(bar, words);
  return box;
}

/** Fetches a part of a page. @throws Error when it cannot be had */
export async function fetchFragment(url: string): Promise<string> {
  const answer = await fetch(url, { headers: { Accept: 'text/html' } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.text();
}

/** Shows the progress of the submission at `url` and then its report; calls `finished` when it stands there. */
export function showResult(url: string, finished: () => void): void {
  const place = find('result', HTMLElement);
  const status = find('result-status', HTMLElement);
  const trouble = (text: string): void => {
    status.textContent = text;
    place.replaceChildren(waitingElement({ state: 'queued', text, done: 0, total: 0, final: false }));
  };
  const showReport = async (): Promise<void> => {
    try {
      const fragment = await fetchFragment(`${url}/result`);
      // It may come a second time, with the types: what somebody has opened by then stays open.
      const opened = [...place.querySelectorAll('details[open]')].map(({ id }) => id);
      place.innerHTML = fragment;
      for (const id of opened) place.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '');
      const verdict = place.querySelector('.badge')?.textContent ?? say('result.notGraded');
      const score = place.querySelector('.report-score')?.textContent ?? '';
      const values = { verdict: verdict.trim(), score: score.replace(/\s+/g, ' ').trim() };
      status.textContent = say('result.there', values);
      finished();
    } catch {
      trouble(say('result.retry'));
      setTimeout(showReport, 3_000);
    }
  };
  follow(url, {
    news(news) {
      if (news.state !== 'queued' && news.state !== 'running') void showReport();
      else {
        status.textContent = news.state === 'queued' ? news.text : say('result.running');
        place.replaceChildren(waitingElement(news));
      }
    },
    trouble,
  });
}
