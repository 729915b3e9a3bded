/**
 * Owns reading the hostile corpus: one attack per file in attacks/, named `<name>.<verdict>[+<verdict>].ts`.
 * Must not know how attacks are graded.
 *
 * An attack opens with comments: `// exercise: <slug>` where it is not linear_forward, `// Tries:`, `// Holds:`, and
 * `// Score: partial` where an attack that is not accepted may still earn some points honestly.
 * An attack whose verdicts name "time-limit", or that says `// Types: endless`, meets short limits; any other has ten times those
 * of production, so that a limit of memory or output is met before one of time on a slow machine, too.
 * In a file, ⟪text*N⟫ stands for N copies of the text and ⟪text⟫ for one; \uXXXX inside stands for that character.
 * So bombs of 5,000 brackets stay readable, and every file stays text.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VERDICTS, type Verdict } from '../../graders/verdict.ts';

/** One attack, ready to be submitted. */
export interface Attack {
  /** Kebab-case name, without verdicts. */
  readonly name: string;
  readonly file: string;
  /** Each of these is a clean end; several where memory and time decide. */
  readonly verdicts: readonly Verdict[];
  readonly exercise: string;
  /** What may be earned: all points when accepted, otherwise none, or some. */
  readonly score: 'none' | 'partial';
  /** Whether running it, or checking its types, may meet a time limit. */
  readonly isEndless: boolean;
  /** What the attack tries and what must hold. */
  readonly tries: string;
  readonly holds: string;
  readonly source: string;
}

const folder = fileURLToPath(new URL('./attacks/', import.meta.url));

/** The submission that a file stands for. */
function expand(text: string): string {
  return text.replace(/⟪([\s\S]*?)(?:\*(\d+))?⟫/g, (_, part: string, count = '1') =>
    part
      .replace(/\\u([0-9a-f]{4})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .repeat(Number(count)),
  );
}

function readAttack(file: string): Attack {
  const text = readFileSync(join(folder, file), 'utf8');
  const [, name = '', suffix = ''] = file.match(/^([a-z0-9-]+)\.([a-z+-]+)\.ts$/) ?? [];
  const field = (key: string): string | undefined => text.match(new RegExp(`^// ${key}: (.+)$`, 'm'))?.[1];
  const verdicts = suffix.split('+') as Verdict[];
  const tries = field('Tries');
  const holds = field('Holds');
  if (
    name === '' ||
    !verdicts.every((verdict) => VERDICTS.includes(verdict)) ||
    tries === undefined ||
    holds === undefined
  )
    throw new Error(`${file}: an attack is named <name>.<verdict>.ts and opens with "// Tries:" and "// Holds:"`);
  const score = field('Score') === 'partial' ? 'partial' : 'none';
  return {
    name,
    file,
    verdicts,
    exercise: field('exercise') ?? 'linear_forward',
    score,
    isEndless: verdicts.includes('time-limit') || field('Types') === 'endless',
    tries,
    holds,
    source: expand(text),
  };
}

/** All attacks, by name. */
export function readAttacks(): Attack[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map(readAttack);
}
