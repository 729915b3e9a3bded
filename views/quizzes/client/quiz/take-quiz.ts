/**
 * Owns answering: changes go to the answers, states are shown beside their questions, the end is the server's.
 * Must not know how answers travel, nor how the time is learnt.
 */
import { find } from '../../../kernel/client/parts/find.ts';
import { say } from '../../../kernel/client/parts/words.ts';
import { isAnswered, progressOf, readAnswer, showAnswer } from './answer-fields.ts';
import { type AnswerState, createAnswers } from './answers.ts';
import { enableBoards } from './boards.ts';
import { clockText, createCountdown } from './countdown.ts';
import type { QuizNews } from './follow-quiz.ts';
import type { ServerClock } from './server-clock.ts';
import { createWithdrawn } from './withdrawn-questions.ts';

export interface TakeQuizOptions {
  readonly page: HTMLElement;
  readonly urls: Readonly<Record<'answers' | 'handIn', string>>;
  readonly clock: ServerClock;
  /** Speaks to screen readers. */
  readonly announce: (text: string) => void;
  /** Shows the page of the phase that is now. */
  readonly reload: () => void;
  /** Asks the server where the person stands. */
  readonly ask: () => void;
  readonly first: QuizNews;
}

/** Typing rests this long before a text is sent, ms. */
const QUIET_MS = 400;
const TICK_MS = 200;

/** Begins; call `news` and `link` with what is heard. */
export function takeQuiz({ page, urls, clock, announce, reload, ask, first }: TakeQuizOptions) {
  const form = find('answers', HTMLFormElement);
  const list = find('questions', HTMLElement);
  const trouble = find('trouble', HTMLElement);
  const saving = find('saving', HTMLElement);
  /** A time of day in the zone that the page's other times are in. */
  const timeOfDay = (time: string | number): string =>
    new Date(time).toLocaleTimeString(document.documentElement.lang === 'de' ? 'de-DE' : 'en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZone: page.dataset.zone,
    });
  const questions = new Map(
    [...list.querySelectorAll<HTMLElement>('[data-question]')].map((one) => [one.dataset.question ?? '', one]),
  );
  const withdrawn = createWithdrawn(questions, announce);
  const countdown = createCountdown(announce);
  const csrf = (form.elements.namedItem('_csrf') as HTMLInputElement).value;
  let now = first;
  let over = false;
  let link: 'up' | 'down' | 'signed-out' = 'up';

  /** The questions that count. */
  const counting = (): [string, HTMLElement][] => [...questions].filter(([id]) => !withdrawn.has(id));
  const showSummary = (): void => {
    const asked = counting();
    const done = asked.filter(([, one]) => isAnswered(progressOf(one))).length;
    find('answered', HTMLElement).textContent = say('quiz.answered', { done, of: asked.length });
    const open = answers.open().length;
    saving.textContent =
      open > 0 ? say(link === 'up' ? 'quiz.saving' : 'quiz.kept') : done > 0 ? say('quiz.allSaved') : '';
    saving.dataset.tone = open > 0 && link !== 'up' ? 'warn' : '';
  };
  const showState = (id: string, state: AnswerState): void => {
    const question = questions.get(id);
    const place = question?.querySelector<HTMLElement>('[data-state]');
    if (!question || !place) return;
    if (state.kind === 'elsewhere') showAnswer(question, state.answer);
    const texts: Record<AnswerState['kind'], () => string> = {
      saving: () => say('quiz.saving'),
      kept: () => say('quiz.kept'),
      saved: () => say('quiz.saved', { time: timeOfDay('at' in state ? state.at : '') }),
      elsewhere: () => say('quiz.elsewhere'),
      refused: () => say('quiz.refused', { reason: 'reason' in state ? state.reason : '' }),
    };
    // Only what a person must act upon is spoken: 'saved' after every key would drown the question.
    place.setAttribute('aria-live', state.kind === 'elsewhere' || state.kind === 'refused' ? 'polite' : 'off');
    place.textContent = texts[state.kind]();
    place.dataset.tone = state.kind === 'saved' ? 'good' : state.kind === 'saving' ? '' : 'warn';
    showSummary();
  };
  const showTrouble = (text: string): void => {
    trouble.hidden = text === '';
    if (trouble.textContent !== text) trouble.textContent = text;
  };
  const answers = createAnswers<QuizNews>({
    url: urls.answers,
    csrf,
    attemptId: page.dataset.attempt ?? '',
    onState: showState,
    onClock: (next, sentAt) => {
      clock.learn(next.now, sentAt);
      hear(next);
    },
    onLink: (next) => setLink(next),
    onClosed: ask,
  });

  const setLink = (next: typeof link): void => {
    const back = link !== 'up' && next === 'up';
    link = next;
    showTrouble(next === 'up' ? '' : say(next === 'down' ? 'quiz.offline' : 'quiz.signedOut'));
    if (back && now.phase === 'running') answers.sendAll();
    showSummary();
  };

  for (const [id, question] of questions) {
    const fromBefore = answers.begin(id, Number(question.dataset.version), readAnswer(question));
    if (fromBefore) showAnswer(question, fromBefore);
    let timer = 0;
    const changed = (): void => {
      clearTimeout(timer);
      answers.change(id, readAnswer(question));
      showSummary();
    };
    question.addEventListener('change', changed);
    question.addEventListener('input', (event) => {
      const { target } = event;
      if (!(target instanceof HTMLInputElement) || target.type === 'radio' || target.type === 'checkbox') return;
      clearTimeout(timer);
      timer = window.setTimeout(changed, QUIET_MS);
    });
    // Enter in a field must not hand in.
    question.addEventListener('keydown', (event) => {
      const { target } = event;
      if (event.key !== 'Enter' || !(target instanceof HTMLInputElement)) return;
      event.preventDefault();
      changed();
    });
    enableBoards(question, announce, changed);
  }

  /** Nothing can be entered while the clocks stand still or when the time is over. */
  const freeze = (on: boolean): void => {
    list.inert = on;
    list.classList.toggle('frozen', on);
    find('hand-in', HTMLButtonElement).disabled = on;
  };
  const hear = (next: QuizNews): void => {
    const before = now;
    now = next;
    if (next.phase !== 'running' && next.phase !== 'paused') {
      finish();
      return;
    }
    const paused = next.phase === 'paused';
    const time = next.deadline === null ? '' : timeOfDay(next.deadline);
    if (paused !== (before.phase === 'paused') || next === first) {
      find('paused', HTMLElement).hidden = !paused;
      list.hidden = paused;
      freeze(paused || over);
      announce(say(paused ? 'quiz.paused' : 'quiz.resumed', { time }));
    }
    answers.hold(paused);
    if (next.withdrawn) withdrawn.show(next.withdrawn);
    showSummary();
    if (!paused && next.deadline !== null && next.deadline !== before.deadline) {
      find('until', HTMLElement).textContent = say('quiz.moved', { time });
      if (before.phase === 'running') announce(say('quiz.moved', { time }));
      if (over && next.deadline > clock.now()) {
        over = false;
        freeze(false);
        showTrouble('');
      }
    }
  };
  /** The attempt has ended: what never arrived is named, then the page of the end is shown. */
  const finish = (): void => {
    if (answers.open().length === 0) {
      answers.forget();
      reload();
      return;
    }
    const numbers = answers.open().map(({ questionId }) => [...questions.keys()].indexOf(questionId) + 1);
    answers.forget();
    freeze(true);
    showTrouble(say('quiz.tooLate', { questions: numbers.join(', ') }));
    setTimeout(reload, 6_000);
  };

  const handIn = async (): Promise<void> => {
    freeze(true);
    try {
      const answer = await fetch(urls.handIn, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRF-Token': csrf },
        body: JSON.stringify({ answers: answers.open() }),
      });
      if (!answer.ok) throw new Error(String(answer.status));
      answers.forget();
      reload();
    } catch {
      freeze(false);
      showTrouble(say('quiz.handInFailed'));
      ask();
    }
  };
  const confirmation = find('confirm', HTMLElement);
  /** Shows the confirmation in place of the button that asked for it, or takes it away. */
  const showConfirmation = (on: boolean): void => {
    confirmation.hidden = !on;
    find('end', HTMLElement).hidden = on;
  };
  /** A line for each question that is not fully answered, with a button that leads to it. */
  const openQuestions = (): HTMLElement[] =>
    [...questions].flatMap(([id, question], index) => {
      const { filled, of } = progressOf(question);
      if (withdrawn.has(id) || isAnswered({ filled, of })) return [];
      const [line, button] = [document.createElement('li'), document.createElement('button')];
      const values = { number: index + 1, filled, of };
      button.type = 'button';
      button.className = 'button quiet small';
      button.textContent = say(filled > 0 ? 'quiz.openPart' : 'quiz.openWhole', values);
      button.addEventListener('click', () => {
        showConfirmation(false);
        question.scrollIntoView({ block: 'start' });
        question
          .querySelector<HTMLElement>('.answer :is(input, select, button, [tabindex])')
          ?.focus({ preventScroll: true });
      });
      line.append(button);
      return [line];
    });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    for (const [id, question] of questions) answers.change(id, readAnswer(question));
    const open = openQuestions();
    const text = say(open.length === 0 ? 'quiz.confirmAll' : 'quiz.confirm', {
      open: open.length,
      of: counting().length,
    });
    find('confirm-text', HTMLElement).textContent = text;
    const names = find('confirm-open', HTMLElement);
    names.hidden = open.length === 0;
    names.replaceChildren(...open);
    showConfirmation(true);
    confirmation.scrollIntoView({ block: 'nearest' });
    find('confirm-no', HTMLButtonElement).focus({ preventScroll: true });
  });
  find('confirm-yes', HTMLButtonElement).addEventListener('click', () => void handIn());
  find('confirm-no', HTMLButtonElement).addEventListener('click', () => {
    showConfirmation(false);
    find('hand-in', HTMLButtonElement).focus();
  });
  confirmation.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    showConfirmation(false);
    find('hand-in', HTMLButtonElement).focus();
  });

  const pageTitle = document.title;
  const tick = (): void => {
    if (clock.leapt()) ask();
    const standing = now.phase === 'paused' && now.pausedSince !== null;
    const left = (now.deadline ?? 0) - (standing ? now.now : clock.now());
    countdown(left, now.limitMs);
    // The tab says it too, for those who look at another one.
    const title = `${clockText(left)} · ${pageTitle}`;
    if (document.title !== title) document.title = title;
    if (left <= 0 && !over && !standing) {
      over = true;
      for (const [id, question] of questions) answers.change(id, readAnswer(question));
      freeze(true);
      showConfirmation(false);
      showTrouble(say('quiz.timeUp'));
      announce(say('quiz.timeUp'));
      // The server ends it: the last answers, of another device too, may still be on their way.
      setTimeout(ask, now.graceMs + 1_200);
    }
    setTimeout(tick, TICK_MS);
  };
  withdrawn.show(first.withdrawn ?? []);
  showSummary();
  if (first.phase === 'paused') hear(first);
  tick();
  answers.sendAll();

  return { news: hear, link: setLink };
}
