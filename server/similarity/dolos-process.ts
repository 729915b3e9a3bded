/**
 * Entry of the process that compares submissions with Dolos: files come in on standard input, pairs go out on standard output.
 * It only ever parses what students wrote. Must not know the database; it has no environment, no secrets.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ComparisonSchema, type SimilarPair } from './similarity.ts';

/** What is used of Dolos (@dodona/dolos-lib 3.5 and @dodona/dolos-core 1.2, https://dolos.ugent.be). */
interface Region {
  readonly startRow: number;
  readonly endRow: number;
}
interface DolosPair {
  readonly leftFile: { readonly path: string };
  readonly rightFile: { readonly path: string };
  readonly similarity: number;
  readonly longest: number;
  readonly overlap: number;
  buildFragments(): readonly {
    readonly leftSelection: Region;
    readonly rightSelection: Region;
    readonly pairs: readonly unknown[];
  }[];
}
interface DolosModule {
  readonly Dolos: new (
    options: object,
  ) => {
    analyze(files: readonly object[], name: string, ignored?: object): Promise<{ allPairs(): readonly DolosPair[] }>;
  };
}
interface CoreModule {
  readonly File: new (path: string, content: string) => object;
}

/** Pairs that are kept, the most similar ones: a class of 300 has 45,000. */
const MOST_PAIRS = 2_000;
/** Fragments that are kept of a pair. */
const MOST_FRAGMENTS = 40;
/** Pairs below are of no interest to anybody. */
const LEAST_SIMILARITY = 0.2;

async function readAll(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

const lines = ({ startRow, endRow }: Region): [number, number] => [startRow + 1, Math.max(startRow, endRow) + 1];
const idOf = ({ path }: { path: string }): string => path.replace(/\.ts$/, '');

const { folder, starter, files } = ComparisonSchema.parse(JSON.parse(await readAll()));
const load = (name: string): Promise<unknown> =>
  import(pathToFileURL(join(folder, 'node_modules', '@dodona', name, 'dist', 'index.js')).href);
const { Dolos } = (await load('dolos-lib')) as DolosModule;
const { File } = (await load('dolos-core')) as CoreModule;
const report = await new Dolos({ language: 'typescript' }).analyze(
  files.map(({ id, source }) => new File(`${id}.ts`, source)),
  'submissions',
  new File('starter.ts', starter),
);
const pairs = report
  .allPairs()
  .filter(({ similarity }) => similarity >= LEAST_SIMILARITY)
  .sort((a, b) => b.similarity - a.similarity || b.longest - a.longest)
  .slice(0, MOST_PAIRS)
  .map((pair): SimilarPair => {
    const fragments = [...pair.buildFragments()]
      .sort((a, b) => b.pairs.length - a.pairs.length)
      .slice(0, MOST_FRAGMENTS);
    return {
      left: idOf(pair.leftFile),
      right: idOf(pair.rightFile),
      similarity: Math.min(1, pair.similarity),
      longest: pair.longest,
      overlap: pair.overlap,
      fragments: fragments.map(({ leftSelection, rightSelection }) => ({
        left: lines(leftSelection),
        right: lines(rightSelection),
      })),
    };
  });
process.stdout.write(JSON.stringify(pairs));
