/**
 * Owns the worst that people can send within the size limits, and measuring how long it keeps the server from saving a student's answer.
 * Must not know how long it may.
 */

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openDatabase } from '../../server/kernel/database/database.ts';
import { createStore } from '../../server/store.ts';
import { CROWD_QUIZ, type CrowdStudent, fillCrowd, joinCrowd } from '../quizzes/support/quiz-crowd.ts';
import { type RunningServer, startServer, visit } from './server-process.ts';
import { formTokenOn } from './sign-in-link.ts';

/** An answer is saved this often, ms, by one student after the other: each may save 300 a minute. */
const SAVE_EVERY_MS = 50;
const SAVERS = 6;
const SLUG = 'compute_cost';
const COURSE = '/courses/demo';
const STAFF = '/instructor/courses/demo';
const MEGABYTE = 1024 * 1024;

/** Something that holds servers up. */
export interface HoldUp {
  /** What is done with what, as a table shows it. */
  readonly name: string;
  /** Sends it; resolves with the status of the answer. */
  readonly send: (people: Senders) => Promise<number>;
}

/** Who can send something: one student, and the instructor. */
interface Senders {
  readonly student: Sender;
  readonly instructor: Sender;
  /** Submissions of the student, by what their file is. */
  readonly files: Readonly<Record<FileName, string>>;
}

/** Sends requests of one person. */
interface Sender {
  get(path: string): Promise<number>;
  form(path: string, fields: Readonly<Record<string, string>>): Promise<number>;
  file(
    path: string,
    text: string | Uint8Array<ArrayBuffer>,
    fields?: Readonly<Record<string, string>>,
    name?: string,
  ): Promise<number>;
  json(method: 'POST' | 'PUT', path: string, body: string): Promise<number>;
}

const repeat = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** Lines of one sign each, the same for the same seed. */
function noise(seed: number, lines: number): string {
  let state = seed;
  return Array.from({ length: lines }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return `${((state >> 8) & 255).toString(16).padStart(2, '0')}\n`;
  }).join('');
}

const BYTES = 65_536;
/** Submitted files: noise that has nothing in common; many lines; long and short words that patterns look at again and again. */
const FILES = {
  noise: noise(1, 21_800),
  otherNoise: noise(2, 21_800),
  shortNoise: noise(3, 1_000),
  otherShortNoise: noise(4, 1_000),
  lines: repeat('a\n', BYTES),
  longLine: repeat('1_', BYTES),
  words: repeat(`${repeat('_', 198)}\n`, 31_000),
  brackets: repeat('=((\n', 5_900),
  pieces: repeat('1+', 30_000).replace(/(.{40})/g, '$1\n'),
} as const;
type FileName = keyof typeof FILES;

const TEXT = 10_000;
/** Markdown that becomes long or takes long: as people write it in questions, comments and quizzes. */
const MARKDOWN = {
  quotes: repeat('> ', TEXT),
  brackets: repeat('[', TEXT),
  emphasis: repeat('***a', TEXT),
  links: repeat('[a](b) ', TEXT),
  'a wide table': `${repeat('a|', TEXT / 3)}\n${repeat('-|', TEXT / 3)}\n${repeat('a\n', TEXT / 3)}`,
  'a long table': `${repeat('a|', 60)}\n${repeat('-|', 60)}\n${repeat('a\n', TEXT - 200)}`,
  'open formulas': repeat('$a ', TEXT),
  'long formula': `$${repeat("a'", TEXT - 2)}$`,
  'deep formula': `$${'\\frac{a}{'.repeat(500)}${'}'.repeat(500)}$`,
  macros: `$\\def\\a{xxxxxxxxxx}\\def\\b{\\a\\a\\a\\a\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b\\b\\b\\b\\b}${repeat('\\c', 3_000)}$`,
  code: `\`\`\`ts\n${repeat('1_', TEXT - 20)}\n\`\`\``,
  'JSON code': `\`\`\`json\n${repeat('[', TEXT - 20)}\n\`\`\``,
} as const;

const question = (text: string): string =>
  `    - id: q${text.length}\n      type: true-false\n      answer: true\n      text: |\n        ${text.replaceAll('\n', '\n        ')}\n`;
const quizOf = (questions: string): string => `title: Q\nweek: 1\nsections:\n  - questions:\n${questions}`;

/** Texts of quizzes, each within the 500,000 characters that are read. */
const QUIZZES = {
  'merge keys': `a: &a {b: 1}\nc:\n${repeat('  <<: *a\n', 490_000)}`,
  aliases: `a: &a [x, x]\n${Array.from({ length: 30 }, (_, n) => `a${n}: &a${n} [*a${n === 0 ? '' : n - 1}, *a${n === 0 ? '' : n - 1}]\n`).join('')}`,
  'open brackets': repeat('[', 490_000),
  'nested lists': Array.from({ length: 900 }, (_, n) => `${' '.repeat(n)}- a:`).join('\n'),
  'lists in a line': repeat('- ', 490_000),
  'many keys': Array.from({ length: 45_000 }, (_, n) => `k${n}: 1`).join('\n'),
  'many questions': quizOf(
    Array.from(
      { length: 4_000 },
      (_, n) => `    - {id: q${n}, type: true-false, answer: true, text: Is it ${n}?}\n`,
    ).join(''),
  ),
  'many variants': quizOf(
    Array.from(
      { length: 100 },
      (_, n) =>
        `    - {id: q${n}, type: numeric, answer: '{{a}}', text: 'Is it {{a}}?', variables: {a: {integer: [1, 1000000]}, b: {integer: [1, 1000000]}}}\n`,
    ).join(''),
  ),
  formulas: quizOf(
    Array.from({ length: 60 }, (_, n) => question(`${n} ${repeat('$a ', 7_000)}`.padEnd(7_100 + n, '.'))).join(''),
  ),
} as const;

/** Patterns for answers that repeat repeats. */
const PATTERNS = Array.from(
  { length: 50 },
  (_, n) => `    - {id: q${n}, type: short-text, accepted: [a], text: a, pattern: '${repeat('.{1,500}', 296)}'}\n`,
).join('');

/** Files of other programs. */
const IMPORTS = {
  'Moodle XML, 90,000 <div>': `<quiz><question type="essay"><name><text>a</text></name><questiontext format="html"><text><![CDATA[${repeat('<div>', 450_000)}]]></text></questiontext></question></quiz>`,
  'Moodle XML, 50,000 levels': `<quiz>${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}</quiz>`,
  'Moodle XML, 30,000 questions': `<quiz>${'<question type="essay"></question>'.repeat(14_000)}</quiz>`,
  'Moodle XML, deep HTML': `<quiz><question type="truefalse"><name><text>a</text></name><questiontext format="html"><text><![CDATA[${'<b>'.repeat(2_500)}x${'</b>'.repeat(2_500)}]]></text></questiontext></question></quiz>`,
  'GIFT, 15,000 questions': repeat('::same:: Is it? {T}\n\n', 330_000),
  'GIFT, open braces': repeat('{', 300_000),
  'GIFT, one long word': repeat('a', 490_000),
  'GIFT, escapes': repeat('\\{', 490_000),
} as const;

/** Rows of 200 people, and what else a file can be full of. */
const TABLES = {
  commas: `email,name\n${repeat(',', MEGABYTE - 100_000)}`,
  'commas in the first line': repeat(',', MEGABYTE - 100_000),
  'blank lines': `${repeat(' \n', MEGABYTE / 2 - 100)}`,
  blanks: repeat(' ', MEGABYTE - 100_000),
  quotes: `email,name\n${repeat('"a""', MEGABYTE - 100_000)}`,
  'short rows': `email,name\n${repeat('a,b\n', 700_000)}`,
  'spaces in cells': `email,name\n${repeat(' a  b ,', 900_000)}`,
} as const;
/** Letters of an old encoding. */
const LATIN = Uint8Array.from({ length: MEGABYTE - 1_000 }, (_, index) => 128 + ((index * 7_919) % 127));

const entries = <Value>(values: Readonly<Record<string, Value>>): [string, Value][] => Object.entries(values);
const preview = (source: string): string => JSON.stringify({ source, seed: 1 });

/** Everything that is known to hold a server up. */
export const HOLD_UPS: readonly HoldUp[] = [
  {
    name: 'compare two files of noise, 64 KB',
    send: ({ student, files }) => student.get(`/submissions/${files.noise}/compare/${files.otherNoise}`),
  },
  {
    name: 'compare two files of noise, 1,000 lines',
    send: ({ student, files }) => student.get(`/submissions/${files.shortNoise}/compare/${files.otherShortNoise}`),
  },
  ...(Object.keys(FILES) as FileName[]).map((file) => ({
    name: `view a file: ${file}`,
    send: ({ student, files }: Senders) => student.get(`/submissions/${files[file]}`),
  })),
  {
    name: 'two files side by side',
    send: ({ instructor, files }) => instructor.get(`${STAFF}/review/${SLUG}/${files.pieces}/${files.lines}`),
  },
  ...entries(MARKDOWN).map(([name, text]) => ({
    name: `a comment with ${name}`,
    send: async ({ instructor, files }: Senders) => {
      await instructor.form(`/submissions/${files.shortNoise}/comments`, { act: 'add', line: '1', text });
      return instructor.get(`/submissions/${files.shortNoise}`);
    },
  })),
  ...entries(QUIZZES).map(([name, source]) => ({
    name: `preview a quiz: ${name}`,
    send: ({ instructor }: Senders) => instructor.json('POST', `${STAFF}/quiz-library/crowd/preview`, preview(source)),
  })),
  ...entries({ ...QUIZZES, ...IMPORTS }).map(([name, text]) => ({
    name: `import a quiz: ${name}`,
    send: ({ instructor }: Senders) =>
      instructor.file(`${STAFF}/quiz-library/import`, text, { week: '1', slug: 'new', act: '' }),
  })),
  ...entries({ ...TABLES, 'an old encoding': LATIN }).flatMap(([name, text]) => [
    { name: `a roster: ${name}`, send: ({ instructor }: Senders) => instructor.file(`${STAFF}/people/import`, text) },
    { name: `grades: ${name}`, send: ({ instructor }: Senders) => instructor.file(`${STAFF}/gradebook/import`, text) },
  ]),
  {
    name: 'a roster of 2,000 people',
    send: ({ instructor }) =>
      instructor.file(
        `${STAFF}/people/import`,
        `email,name\n${Array.from({ length: 2_000 }, (_, n) => `p${n}@example.org,Person ${n}`).join('\n')}`,
      ),
  },
  {
    name: 'an answer of 1 MB',
    send: ({ student }) =>
      student.json(
        'PUT',
        `/api/v1${CROWD_QUIZ}/answers/q1`,
        `{"version":9,"answer":[${repeat('1,', MEGABYTE - 60)}1]}`,
      ),
  },
  {
    name: 'an answer of 500,000 brackets',
    send: ({ student }) =>
      student.json(
        'PUT',
        `/api/v1${CROWD_QUIZ}/answers/q1`,
        `{"version":9,"answer":${'['.repeat(500_000)}${']'.repeat(500_000)}}`,
      ),
  },
  {
    name: 'answers of 1 MB at the end',
    send: ({ student }) =>
      student.json('POST', `/api/v1${CROWD_QUIZ}/hand-in`, `{"answers":[${repeat('{},', MEGABYTE - 60)}{}]}`),
  },
  {
    name: 'a draft of 1 MB',
    send: ({ student }) =>
      student.json('PUT', `/api/v1${COURSE}/exercises/${SLUG}/draft`, `{"a":[${repeat('{"b":1},', MEGABYTE - 60)}1]}`),
  },
  {
    name: 'a form of 4,000 fields',
    send: ({ instructor }) =>
      instructor.form(
        `${STAFF}/settings`,
        Object.fromEntries(Array.from({ length: 3_900 }, (_, n) => [`weeks-${n}`, repeat('é', 20)])),
      ),
  },
  {
    name: 'a picture full of blanks',
    send: ({ instructor }) =>
      instructor.file(`${STAFF}/quiz-library/crowd/pictures`, `<svg href=${repeat(' ', 480_000)}>`, {}, 'a.svg'),
  },
  {
    name: 'preview a quiz: long patterns',
    send: ({ instructor }) => instructor.json('POST', `${STAFF}/quiz-library/crowd/preview`, preview(quizOf(PATTERNS))),
  },
  { name: 'one’s own data', send: ({ student }) => student.form('/account/data', {}) },
  { name: 'the list of submissions', send: ({ instructor }) => instructor.get(`${STAFF}/submissions`) },
];

/** What came of one of them: the status, how long the answer took, and how long the longest save did, ms. */
export interface Held {
  readonly name: string;
  readonly status: number;
  readonly tookMs: number;
  readonly savesMs: number;
  readonly saves: number;
}

/** A server with a running quiz, students who save answers, and somebody who holds it up. */
export async function startHeldUp(folder: string) {
  const tokens = await fillCrowd(folder, SAVERS + 1, { limitMs: 3_600_000 });
  const server = await startServer({ DATA_DIR: folder, NODE_ENV: 'development', WORKERS: '1' });
  const savers: CrowdStudent[] = [];
  for (const token of tokens.slice(0, SAVERS)) savers.push(await joinCrowd(server.base, token));
  for (const saver of savers) await saver.start();
  const studentLink = `${server.base}/sign-in/${tokens.at(-1)}`;
  await (await joinCrowd(server.base, tokens.at(-1) ?? '')).start();
  const people: Senders = {
    student: await senderOf(server, studentLink),
    instructor: await senderOf(server, server.instructorLink),
    files: storeFiles(folder),
  };
  let version = 1;

  return {
    server,
    /** Sends it, and saves nothing meanwhile; resolves with the status. @throws Error without an answer */
    send: ({ send }: HoldUp): Promise<number> => send(people),
    /** Sends it while answers are saved. */
    async hold({ name, send }: HoldUp): Promise<Held> {
      const saved: Promise<number>[] = [];
      const save = (): void => {
        const startedAt = performance.now();
        version += 1;
        const saver = savers[version % SAVERS] as CrowdStudent;
        saved.push(
          saver.save('q1', version, [String(version)]).then((status) => {
            // 409: a later save came first.
            if (status !== 200 && status !== 409) throw new Error(`during "${name}" a save was answered ${status}`);
            return performance.now() - startedAt;
          }),
        );
      };
      save();
      const timer = setInterval(save, SAVE_EVERY_MS);
      const startedAt = performance.now();
      const status = await send(people);
      const tookMs = performance.now() - startedAt;
      save();
      clearInterval(timer);
      const times = await Promise.all(saved);
      return { name, status, tookMs, savesMs: Math.max(...times), saves: times.length };
    },
  };
}

/** Stores the files as submissions that are never graded; the student is the last of the crowd. */
function storeFiles(folder: string): Record<FileName, string> {
  const database = openDatabase(join(folder, 'gradedescent.db'));
  try {
    const store = createStore(database, 'test');
    const personId = String(
      database
        .prepare(`SELECT id FROM people WHERE name = 'Crowd Student ${SAVERS + 1}'`)
        .pluck()
        .get(),
    );
    const stored = Object.entries(FILES).map(([name, source], index) => {
      const id = randomUUID();
      const createdAt = new Date(Date.now() - 60_000 + index * 1_000).toISOString();
      const place = { courseId: 'demo', personId, exercise: SLUG, fileName: `${name}.ts`, createdAt };
      store.submissions.insertSubmission({ id, ...place, source, scope: 'all' });
      store.jobs.enqueue(id, '2999-01-01T00:00:00.000Z', 'en', 'live');
      return [name, id] as const;
    });
    return Object.fromEntries(stored) as Record<FileName, string>;
  } finally {
    database.close();
  }
}

async function senderOf({ base }: RunningServer, link: string): Promise<Sender> {
  const { cookie, get } = await visit(link);
  const csrf = formTokenOn(await get(COURSE));
  const ask = async (method: string, path: string, headers: Record<string, string>, body?: BodyInit) => {
    const given = { method, redirect: 'manual', headers: { cookie, accept: 'text/html', ...headers } } as const;
    const answer = await fetch(base + path, body === undefined ? given : { ...given, body });
    await answer.arrayBuffer();
    return answer.status;
  };
  return {
    get: (path) => ask('GET', path, {}),
    form: (path, fields) => ask('POST', path, {}, new URLSearchParams({ _csrf: csrf, ...fields })),
    file(path, text, fields = {}, name = 'file.txt') {
      const form = new FormData();
      for (const [field, value] of Object.entries({ _csrf: csrf, ...fields })) form.append(field, value);
      form.append('file', new Blob([text]), name);
      return ask('POST', path, {}, form);
    },
    json: (method, path, body) =>
      ask(method, path, { 'content-type': 'application/json', accept: 'application/json', 'x-csrf-token': csrf }, body),
  };
}
