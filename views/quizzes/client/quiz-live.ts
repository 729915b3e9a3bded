/**
 * Owns the live page of a quiz: rows are changed in place, the order is the reader's.
 * Must not know how news arrive.
 */
import { find } from '../../kernel/client/parts/find.ts';
import {
  type Door,
  type LiveNews,
  type LiveRow,
  listenLive,
  put,
  showQuestions,
  showSums,
} from './quiz-live/live-stream.ts';

const root = find('live', HTMLElement);
const body = find('students', HTMLTableSectionElement);
const rows = new Map(
  [...body.querySelectorAll<HTMLTableRowElement>('[data-person]')].map((row) => [row.dataset.person ?? '', row]),
);
/** In the order in which an instructor cares. */
const STATES = ['lost', 'running', 'opened', 'absent', 'ended'];
let sorted: { by: string; down: boolean } | undefined;

function keyOf(row: HTMLTableRowElement, by: string): string {
  if (by === 'name') return row.querySelector('[data-cell="name"]')?.textContent ?? '';
  if (by === 'state') return String(STATES.indexOf(row.dataset.state ?? ''));
  return (row.dataset.answered ?? '0').padStart(4, '0');
}
function sort(): void {
  if (!sorted) return;
  const { by, down } = sorted;
  const list = [...rows.values()].sort((a, b) => keyOf(a, by).localeCompare(keyOf(b, by)) * (down ? -1 : 1));
  // Only moved when something changed its place: the page stays calm.
  if (list.some((row, index) => body.rows[index] !== row)) body.append(...list);
}
for (const button of document.querySelectorAll<HTMLButtonElement>('.sort'))
  button.addEventListener('click', () => {
    const by = button.dataset.sort ?? 'name';
    sorted = { by, down: sorted?.by === by ? !sorted.down : by === 'answered' };
    for (const head of document.querySelectorAll('th[aria-sort]')) head.setAttribute('aria-sort', 'none');
    button.closest('th')?.setAttribute('aria-sort', sorted.down ? 'descending' : 'ascending');
    sort();
  });

function showStudent({ id, state, tone, label, progress, answered, deadline, points, extra }: LiveRow): void {
  const row = rows.get(id);
  if (!row) return;
  const cell = (name: string) => row.querySelector<HTMLElement>(`[data-cell="${name}"]`);
  Object.assign(row.dataset, { state, answered: String(answered), deadline: String(deadline) });
  const stateCell = cell('label');
  if (stateCell) stateCell.className = `live-state ${tone}`;
  put(stateCell, label);
  put(cell('progress'), progress);
  put(cell('points'), points);
  const extraCell = cell('extra');
  if (extraCell) extraCell.hidden = extra === '';
  put(extraCell, extra);
}
/** Who waits to be confirmed: rows are made anew only when somebody came or went, so that no button moves under a finger. */
function showDoor({ people, title, others }: Door): void {
  const list = find('door-list', HTMLElement);
  const all = find('door-all', HTMLFormElement);
  const present = [...list.children].map((row) => (row as HTMLElement).dataset.person);
  if (people.length === present.length && people.every(({ id }, index) => id === present[index])) return;
  find('door', HTMLElement).hidden = people.length === 0;
  put(document.getElementById('door-title'), title);
  find('door-others', HTMLElement).hidden = others === '';
  put(document.querySelector('#door-others a'), others);
  const template = find('door-row', HTMLTemplateElement);
  list.replaceChildren(
    ...people.map(({ id, name, email, confirm }) => {
      const row = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
      row.dataset.person = id;
      const button = row.querySelector('button') as HTMLButtonElement;
      button.value = id;
      button.setAttribute('aria-label', confirm);
      put(row.querySelector('strong'), name);
      put(row.querySelector('[data-email]'), email);
      return row;
    }),
  );
  for (const field of all.querySelectorAll('[name="person"]')) field.remove();
  all.append(
    ...people.map(({ id }) =>
      Object.assign(document.createElement('input'), { type: 'hidden', name: 'person', value: id }),
    ),
  );
}
function show(news: LiveNews): void {
  put(document.getElementById('phase'), news.phaseText);
  find('dot', HTMLElement).dataset.phase = news.phase;
  // What can be done changes with the phase, what is to be known with the clock: the server knows.
  const changed = news.phase !== root.dataset.phase || String(news.clockJumped) !== root.dataset.clockJumped;
  if (changed && !document.querySelector('details[open], textarea:focus')) location.reload();
  showSums(find('sums', HTMLElement), news.sums);
  for (const student of news.students ?? []) showStudent(student);
  if (news.door) showDoor(news.door);
  showQuestions(find('questions', HTMLElement), news.questions);
  find('no-questions', HTMLElement).hidden = news.questions.length > 0;
  sort();
}
listenLive(root, show, (left, news) => {
  put(document.getElementById('clock'), left(news?.lastEnd ?? Number(root.dataset.end)));
  for (const row of rows.values()) put(row.querySelector('[data-cell="left"]'), left(Number(row.dataset.deadline)));
});
