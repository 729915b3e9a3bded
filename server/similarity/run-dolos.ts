/**
 * Owns the process that compares submissions: whether Dolos is there, starting it, its limits.
 * Must not know submissions or pages.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';
import { type Comparison, PairSchema, type SimilarPair } from './similarity.ts';

/** The version that was tried. */
export const DOLOS_VERSION = '3.5.1';
/** The one command that installs it. */
export const INSTALL_COMMAND = 'npx gradedescent plagiarism install';
/** A comparison that takes longer is given up, ms. */
const LIMIT_MS = 10 * 60_000;
const HEAP_MIB = 1_024;
/** Longest answer that is read, bytes. */
const ANSWER_BYTES = 64 * 1024 * 1024;

/** Something that compares files. */
export interface CompareFiles {
  /** Whether it is installed. */
  isThere(): boolean;
  /** Pairs, the most similar first. @throws Error that says what went wrong */
  compare(starter: string, files: Comparison['files']): Promise<SimilarPair[]>;
}

/** Folder of a data folder into which Dolos is installed. */
export const dolosFolder = (dataFolder: string): string => join(dataFolder, 'dolos');

/** Creates the runner over an installation in `folder`. */
export function createRunDolos(folder: string, limitMs = LIMIT_MS): CompareFiles {
  const entry = join(projectRoot, 'dist', 'server', 'similarity', 'dolos-process.js');
  return {
    isThere: () => existsSync(join(folder, 'node_modules', '@dodona', 'dolos-lib', 'package.json')),
    compare: (starter, files) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MIB}`, entry], {
          env: { PATH: process.env.PATH ?? '/usr/bin:/bin' },
          stdio: ['pipe', 'pipe', 'pipe'],
        });
        if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
        const said: Buffer[] = [];
        let bytes = 0;
        let complaint = '';
        let late = false;
        const timer = setTimeout(() => {
          late = true;
          child.kill('SIGKILL');
        }, limitMs);
        child.stdout.on('data', (part: Buffer) => {
          bytes += part.length;
          if (bytes > ANSWER_BYTES) child.kill('SIGKILL');
          else said.push(part);
        });
        child.stderr.on('data', (part: Buffer) => {
          complaint = (complaint + part).slice(-2_000);
        });
        // The process may end before it has read everything; its end says why.
        child.stdin.on('error', () => {});
        child.on('error', reject);
        child.on('close', (code) => {
          clearTimeout(timer);
          if (late) return reject(new Error(`it took longer than ${Math.round(limitMs / 60_000)} minutes`));
          if (code !== 0) return reject(new Error(complaint.trim().split('\n').at(-1) || 'the process ended'));
          try {
            resolve(PairSchema.array().parse(JSON.parse(Buffer.concat(said).toString('utf8'))));
          } catch (error) {
            reject(error as Error);
          }
        });
        child.stdin.end(JSON.stringify({ folder, starter, files } satisfies Comparison));
      }),
  };
}
