/**
 * Owns the clock in the bar: the time left, its hints at 60 and 10 seconds, the sound.
 * Must not know answers.
 */
import { find } from '../../../kernel/client/parts/find.ts';
import { say } from '../../../kernel/client/parts/words.ts';

/** m:ss, rounded up: 0:00 is the end itself; from an hour on h:mm:ss, from a day on with the days before it ('6 d 23:59:59'). */
export function clockText(ms: number): string {
  const all = Math.max(0, Math.ceil(ms / 1000));
  const [days, hours, minutes, seconds] = [
    Math.floor(all / 86_400),
    Math.floor(all / 3600) % 24,
    Math.floor(all / 60) % 60,
    all % 60,
  ];
  const two = (number: number): string => String(number).padStart(2, '0');
  if (all < 3600) return `${minutes}:${two(seconds)}`;
  return `${days > 0 ? `${days} d ` : ''}${hours}:${two(minutes)}:${two(seconds)}`;
}

/** Seconds before the end at which a hint is given. */
const HINTS = [60, 10] as const;

/** A short soft tone; browsers play it only after somebody has touched the page. */
function beep(): void {
  try {
    const audio = new AudioContext();
    const [tone, gain] = [audio.createOscillator(), audio.createGain()];
    tone.frequency.value = 660;
    gain.gain.setValueAtTime(0.08, audio.currentTime);
    gain.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.5);
    tone.connect(gain).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.5);
    tone.onended = () => void audio.close();
  } catch {
    // No sound on this device.
  }
}

/** Shows the time left; `announce` speaks to screen readers. */
export function createCountdown(announce: (text: string) => void) {
  const bar = find('bar', HTMLElement);
  const remaining = find('remaining', HTMLElement);
  const progress = find('time-bar', HTMLProgressElement);
  const sound = find('sound', HTMLButtonElement);
  sound.hidden = false;
  sound.addEventListener('click', () => sound.setAttribute('aria-pressed', String(sound.ariaPressed !== 'true')));
  let last: number | undefined;
  return (leftMs: number, limitMs: number): void => {
    const seconds = Math.ceil(leftMs / 1000);
    const text = clockText(leftMs);
    if (remaining.textContent !== text) remaining.textContent = text;
    progress.value = Math.min(1, Math.max(0, leftMs / Math.max(1, limitMs)));
    bar.dataset.urgency = seconds <= 10 ? 'last' : seconds <= 60 ? 'soon' : '';
    for (const hint of HINTS)
      if (last !== undefined && last > hint && seconds <= hint && seconds > 0) {
        announce(say(`quiz.left.${hint}`));
        if (sound.ariaPressed === 'true') beep();
      }
    last = seconds;
  };
}
