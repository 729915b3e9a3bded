/**
 * Owns the build: TypeScript to dist/, the sandbox guest, the sandbox worker and the browser code to bundles.
 * Must not know how anything built is used.
 *
 * Plain JavaScript because it runs before anything is built. `node server/build.mjs` builds when sources changed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { writeWordKeys } from './word-keys.mjs';

const [compressBrotli, compressGzip] = [promisify(brotliCompress), promisify(gzip)];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** The flag with which compile processes run: see graders/compile/compiler.ts. */
const COMPILER_HEAP = '--max-old-space-size=512';
/** TypeScript for the editor, a separate bundle. */
const WORKER = 'types-worker.ts';
const NOT_HERE = './views/submissions/client/editor/not-here.ts';
const stamp = join(root, 'dist', '.stamp');

/** Everything that the build reads: source folders (but for templates), settings and the lockfile. */
const inputs = [
  'server',
  'graders',
  'views',
  'test/bench',
  'test/support',
  'test/quizzes/support',
  'package-lock.json',
  'tsconfig.json',
];

function* filesBelow(path) {
  if (!existsSync(path)) return;
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  for (const entry of entries) if (entry.isFile()) yield join(entry.parentPath, entry.name);
}

/** Hash over the names and contents of all inputs. */
function sourceHash() {
  const hash = createHash('sha256');
  for (const input of inputs) {
    const path = join(root, input);
    const files = /\.json$/.test(input)
      ? [path]
      : [...filesBelow(path)].filter((file) => !file.endsWith('.hbs')).sort();
    for (const file of files)
      if (existsSync(file)) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function compileTypeScript() {
  const tsc = join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json')], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('TypeScript found errors; nothing was built.');
}

/** What is called `name` in the folder of each room below views/, the kernel's first. */
function inRooms(name) {
  const rooms = readdirSync(join(root, 'views')).sort((one, other) => (other === 'kernel') - (one === 'kernel'));
  return rooms.map((room) => join('views', room, name)).filter((path) => existsSync(join(root, path)));
}

const scriptsOf = (folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

/** Entry points that are built side by side in one folder. */
const flat = (paths) => paths.map((path) => ({ in: path, out: basename(path, '.ts') }));

/** The font of formulas: only one that is made for them has signs that grow with what they enclose. */
const MATH_FONT = {
  file: join(root, 'node_modules/@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2'),
  name: 'stix-two-math.woff2',
};

/**
 * The rule of the font of formulas. It has the address of the file that pages ask for ahead; one that comes too late for the first
 * page is used from the second on, so that nothing moves.
 */
function mathFontRule() {
  const hash = createHash('sha256').update(readFileSync(MATH_FONT.file)).digest('hex').slice(0, 12);
  const source = `url("/assets/${MATH_FONT.name}?v=${hash}") format("woff2")`;
  return `@font-face { font-family: "STIX Two Math"; font-display: optional; src: ${source}; }`;
}

/** One style sheet of those of all rooms; what is printed comes last. */
function styleSheets() {
  const sheets = [...inRooms('style.css'), join('views', 'kernel', 'style', 'print.css')];
  return [...sheets.map((path) => `@import url("./${path}");`), mathFontRule()].join('\n');
}

async function bundle() {
  const { build } = await import('esbuild');
  const common = { absWorkingDir: root, bundle: true, legalComments: 'none', logLevel: 'warning', target: 'es2022' };
  await build({
    ...common,
    entryPoints: ['graders/sandbox/guest/harness.ts'],
    outfile: 'dist/sandbox/guest.js',
    format: 'iife',
    globalName: '__guest',
    platform: 'neutral',
    alias: { np: './graders/np/index.ts' },
  });
  await build({
    ...common,
    entryPoints: ['graders/worker.ts'],
    outfile: 'dist/sandbox/worker.mjs',
    format: 'esm',
    platform: 'node',
    external: ['isolated-vm'],
  });
  // In Node tfjs-core registers no gradients, and its modules that do are ES modules in a CommonJS package. The registry
  // is global, so a bundle of them serves the installed package.
  await build({
    ...common,
    entryPoints: ['node_modules/@tensorflow/tfjs-core/dist/register_all_gradients.js'],
    outfile: 'dist/graders/tensors/gradients.js',
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    ignoreAnnotations: true,
  });
  // A script of a page is a file of its room's client folder; folders in there hold what scripts share.
  const scripts = inRooms('client').flatMap((folder) => scriptsOf(folder));
  const isWorker = (path) => path.endsWith(WORKER);
  const browser = { ...common, outdir: 'dist/assets/client', format: 'esm', platform: 'browser', minify: true };
  await build({
    ...browser,
    entryPoints: flat(scripts.filter((path) => !isWorker(path))),
    // TypeScript itself runs in the worker only.
    alias: { typescript: NOT_HERE },
    sourcemap: true,
  });
  const alias = { path: NOT_HERE, fs: NOT_HERE, os: NOT_HERE, inspector: NOT_HERE };
  await build({
    ...common,
    stdin: { contents: styleSheets(), resolveDir: root, loader: 'css' },
    outfile: 'dist/assets/shared/app.css',
    external: ['/assets/*'],
    minify: true,
  });
  await build({ ...browser, entryPoints: flat(scripts.filter(isWorker)), alias, logLevel: 'error' });
}

/** The declarations that student code is checked against, for the editor: the same files as the grader's. */
async function writeTypes() {
  const { readTypeFiles } = await import(pathToFileURL(join(root, 'dist/graders/compile/type-library.js')).href);
  const files = [...readTypeFiles(join(root, 'dist', 'graders'))].map(([path, text]) => [
    path,
    text.replace(/(['"])(\.{1,2}\/[^'"]+)\.[jt]s\1/g, '$1$2$1'),
  ]);
  writeFileSync(join(root, 'dist/assets/client/types.json'), JSON.stringify(Object.fromEntries(files)));
  // Settings of the compiler, which nobody has here, are half of the messages: their numbers begin at 5000.
  const messages = JSON.parse(
    readFileSync(join(root, 'node_modules/typescript/lib/de/diagnosticMessages.generated.json'), 'utf8'),
  );
  const needed = Object.entries(messages).filter(
    ([key]) => Number(/\d+$/.exec(key)?.[0] ?? 0) < 5000 || /_(18\d{3}|7\d{3})$/.test(key),
  );
  writeFileSync(join(root, 'dist/assets/client/typescript-de.json'), JSON.stringify(Object.fromEntries(needed)));
}

/**
 * What V8 compiles of TypeScript to check a first submission, for graders/compile/typescript.ts. It fits a process with the same
 * flags only; any other compiles anew.
 */
function compileTypeChecker() {
  writeFileSync(join(root, 'dist/graders/compile/typescript.cache'), '');
  const { status } = spawnSync(process.execPath, [COMPILER_HEAP, join(root, 'dist/graders/compile/write-cache.js')], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The type checker could not be compiled ahead of time.');
}

/** Compresses what browsers load only once: express-static-gzip sends file.br and file.gz in place of the file. */
async function compressAssets() {
  const shared = join(root, 'dist', 'assets', 'shared');
  cpSync(join(root, 'views', 'kernel', 'assets'), shared, { recursive: true });
  cpSync(MATH_FONT.file, join(shared, MATH_FONT.name));
  for (const folder of [shared, join(root, 'dist', 'assets', 'client')])
    for (const file of [...filesBelow(folder)].filter((name) => /\.(js|css|svg|json)$/.test(name))) {
      const bytes = readFileSync(file);
      // The best quality takes 12 s for the worker, and saves 9 % of what 9 does in one.
      const quality = bytes.length > 1_000_000 ? 9 : 11;
      const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
      writeFileSync(`${file}.br`, await compressBrotli(bytes, { params }));
      writeFileSync(`${file}.gz`, await compressGzip(bytes));
    }
}

/** Builds when a source changed since the last build. Returns whether it built. */
export async function buildWhenChanged() {
  const hash = sourceHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  mkdirSync(dirname(stamp), { recursive: true });
  writeWordKeys(root, join(root, 'dist', 'word-keys.d.ts'));
  compileTypeScript();
  cpSync(join(root, 'graders/compile/limited-esbuild.sh'), join(root, 'dist/graders/compile/limited-esbuild.sh'));
  await bundle();
  compileTypeChecker();
  await writeTypes();
  await compressAssets();
  writeFileSync(stamp, hash);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWhenChanged();
