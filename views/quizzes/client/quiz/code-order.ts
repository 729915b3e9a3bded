/**
 * Owns the board on which lines of code are taken in, moved and indented: by buttons, or by the arrow keys on a line.
 * The fields of the question stay the answer; without scripts they are filled in by hand.
 */

/** What can be done to a line. */
type Act = 'take' | 'back' | 'up' | 'down' | 'left' | 'right';
const KEYS: Readonly<Record<string, Act>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Delete: 'back',
  Backspace: 'back',
};
/** Two spaces from which a line is never broken off. */
const INDENT = '\u00A0\u00A0';

/** Shows the board in place of the fields; `said` is told what was done, `changed` that the answer is another. */
export function enableCodeOrder(question: HTMLElement, said: (text: string) => void, changed: () => void): void {
  const root = question.querySelector<HTMLElement>('.code-order');
  if (!root) return;
  const part = <T extends Element>(selector: string): T => root.querySelector<T>(selector) as T;
  const [fields, board] = [part<HTMLElement>('.code-order-fields'), part<HTMLElement>('.code-order-board')];
  const [own, pool] = [part<HTMLElement>('.code-order-own'), part<HTMLElement>('.code-order-pool')];
  const words = JSON.parse(root.dataset.said ?? '{}') as Readonly<Record<'placed' | 'back', string>>;
  const most = Number(root.dataset.levels);
  const lines = [...fields.querySelectorAll('li')].map((item, number) => {
    const [place, level] = item.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select');
    return {
      number,
      place: place as HTMLInputElement,
      level,
      code: item.dataset.code ?? '',
      fixed: item.dataset.level,
    };
  });
  type Line = (typeof lines)[number];

  const levelOf = ({ level, fixed }: Line): number => Number(level?.value ?? fixed ?? 0);
  /** The lines that were taken in, from top to bottom. */
  const taken = (): Line[] =>
    lines
      .filter(({ place }) => place.value.trim() !== '')
      .sort((a, b) => Number(a.place.value) - Number(b.place.value));
  const number = (order: readonly Line[]): void => {
    for (const line of lines) line.place.value = order.includes(line) ? String(order.indexOf(line) + 1) : '';
  };

  function itemOf(line: Line, kind: 'own' | 'pool'): Node {
    const item = part<HTMLTemplateElement>(`template[data-line="${kind}"]`).content.cloneNode(true) as DocumentFragment;
    const text = item.querySelector('.code-order-text') as HTMLElement;
    text.textContent = (kind === 'own' || !line.level ? INDENT.repeat(levelOf(line)) : '') + line.code;
    (item.querySelector('li') as HTMLElement).dataset.line = String(line.number);
    for (const button of item.querySelectorAll('[aria-label]'))
      button.setAttribute('aria-label', `${button.getAttribute('aria-label')}: ${line.code}`);
    return item;
  }
  function show(): void {
    const order = taken();
    own.replaceChildren(...order.map((line) => itemOf(line, 'own')));
    pool.replaceChildren(...lines.filter((line) => !order.includes(line)).map((line) => itemOf(line, 'pool')));
  }

  /** The focus stays with the line, or goes on to the next one of its list. */
  function focus(line: Line, act: Act, from: number): void {
    const list = act === 'take' ? pool : own;
    const next = list.children[Math.min(from, list.children.length - 1)];
    const item = act === 'take' || act === 'back' ? next : own.querySelector(`[data-line="${line.number}"]`);
    const button = item?.querySelector<HTMLElement>(`[data-act="${act}"]`);
    (button ?? board.querySelector<HTMLElement>('button'))?.focus();
  }

  function perform(line: Line, act: Act): void {
    const order = taken();
    const at = order.indexOf(line);
    const from = act === 'take' ? lines.filter((one) => !order.includes(one)).indexOf(line) : at;
    if (act === 'take') {
      const above = order.at(-1);
      order.push(line);
      // Most lines are indented as the one above.
      if (line.level) line.level.value = String(above ? levelOf(above) : 0);
    } else if (act === 'back') {
      order.splice(at, 1);
      if (line.level) line.level.value = '';
    } else if (act === 'up' || act === 'down') {
      order.splice(at, 1);
      order.splice(Math.max(0, at + (act === 'up' ? -1 : 1)), 0, line);
    } else if (line.level) {
      const level = levelOf(line) + (act === 'left' ? -1 : 1);
      line.level.value = String(Math.min(most, Math.max(0, level)));
    }
    number(order);
    show();
    focus(line, act, from);
    const values = { place: order.indexOf(line) + 1, of: order.length, level: levelOf(line) };
    said(
      (act === 'back' ? words.back : words.placed).replace(/\{(\w+)\}/g, (_, name: keyof typeof values) =>
        String(values[name] ?? ''),
      ),
    );
    changed();
  }

  const lineAt = (target: EventTarget | null): Line | undefined => {
    const item = (target as Element).closest<HTMLElement>('[data-line]');
    return item ? lines[Number(item.dataset.line)] : undefined;
  };
  board.addEventListener('click', (event) => {
    const act = (event.target as Element).closest<HTMLElement>('button')?.dataset.act as Act | undefined;
    const line = lineAt(event.target);
    if (act && line) perform(line, act);
  });
  own.addEventListener('keydown', (event) => {
    const act = KEYS[event.key];
    const line = lineAt(event.target);
    if (!act || !line || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    perform(line, act);
  });
  // An answer that came from elsewhere stands in the fields.
  question.addEventListener('answer-shown', show);
  fields.hidden = true;
  board.hidden = false;
  show();
}
