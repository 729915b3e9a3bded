/**
 * Entry of the grader process: it keeps hostile work and heavy computing out of the web server's process.
 * Must not read the environment, a database or the network: everything comes by message from its parent.
 */
import { createGrader, type Grader } from './grader.ts';
import { GraderCommandSchema } from './grader-messages.ts';
import { type GradeProgress, type GraderMessage, type LateTypes, safeNumber } from './protocol.ts';

/** While it starts it says so this often, ms: what it waits for has limits of its own. */
const SIGN_OF_LIFE_MS = 1_000;

let grader: Grader | undefined;
const send = (message: GraderMessage): void => void process.send?.(message);

async function shutDown(code: number): Promise<never> {
  await grader?.close();
  process.exit(code);
}

async function obey(raw: unknown): Promise<void> {
  const command = GraderCommandSchema.parse(raw);
  if (command.type === 'start') {
    const telling = setInterval(() => send({ type: 'starting' }), SIGN_OF_LIFE_MS);
    send({ type: 'starting' });
    grader = createGrader(command.options);
    await grader.start().finally(() => clearInterval(telling));
    send({ type: 'ready', confinement: grader.confinement, versions: grader.versions });
    return;
  }
  const id = command.type === 'grade' ? command.job.id : command.id;
  try {
    if (grader === undefined) throw new Error('the grader has not been started');
    if (command.type === 'grade') {
      const onProgress = (progress: GradeProgress): void => send({ type: 'progress', progress });
      const onTypes = (types: LateTypes): void => send({ type: 'types', id, types });
      const report = await grader.grade(command.job, onProgress, command.typesLater ? onTypes : undefined);
      send({ type: 'report', id, report });
    } else if (command.type === 'compute') {
      send({ type: 'computed', id, answer: await grader.compute(command.source, command.sets) });
    } else {
      const { scratch, tensor, ...rest } = await grader.reference(command.exercise, command.args);
      const plain = (value: typeof scratch) => ({ root: value.root, data: Array.from(value.data, safeNumber) });
      send({
        type: 'reference',
        id,
        values: {
          ...rest,
          disagreement: safeNumber(rest.disagreement),
          scratch: plain(scratch),
          tensor: plain(tensor),
        },
      });
    }
  } catch (error) {
    send({ type: 'failed', id, message: (error as Error).message });
  }
}

process.on('message', (raw) => {
  obey(raw).catch((error: Error) => {
    // Only the start can fail here; the parent reads the message and decides.
    send({ type: 'failed', id: 'start', message: error.message });
    void shutDown(1);
  });
});
process.on('disconnect', () => void shutDown(0));
process.on('SIGTERM', () => void shutDown(0));
process.on('SIGINT', () => {});
