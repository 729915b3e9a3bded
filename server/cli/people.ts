/**
 * Owns `gradedescent people`: what whoever runs the server does with accounts, where no page will do.
 * Must not know how accounts are stored.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { createIssueOnConsole, createOwnership, passwordUrl } from '../accounts/index.ts';
import { type Audit, createAudit } from '../audit/audit.ts';
import { lockDataFolder, openDatabase } from '../kernel/database/database.ts';
import { migrate } from '../kernel/database/migrate.ts';
import { createWatchers } from '../kernel/topics.ts';
import { createDeletePerson, createRemoveDemo } from '../privacy/index.ts';
import { projectRoot } from '../project-root.ts';
import { createEntry } from '../roster/index.ts';
import { createStore, type Store } from '../store.ts';

const clock = (): Date => new Date();
const newId = (): string => randomUUID();
const newToken = (): string => randomBytes(24).toString('base64url');

/** Opens the database of DATA_DIR, does something and closes it. @throws Error when there is none */
function withStore<T>(work: (store: Store, audit: Audit) => T): T {
  const folder = resolve(process.env.DATA_DIR || './data');
  const file = join(folder, 'gradedescent.db');
  if (!existsSync(file)) throw new Error(`there is no database in ${folder}: set DATA_DIR to the server's data folder`);
  const database = openDatabase(file);
  try {
    migrate(database, join(projectRoot, 'server', 'kernel', 'database', 'migrations'), clock());
    const store = createStore(database, 'command line');
    return work(store, createAudit({ store, clock }));
  } finally {
    database.close();
  }
}

function link(email: string): void {
  const address = email.trim().toLowerCase();
  const issued = withStore((store, audit) => createIssueOnConsole({ store, audit, clock, newToken })(address));
  if (!issued) throw new Error(`there is no account with the address ${address}`);
  console.log(`${issued.person.name} chooses a password, once and within three days, at`);
  console.log(`  ${process.env.PUBLIC_URL || 'http://<this server>'}${passwordUrl(issued.token)}`);
}

function confirm(slug: string, emails: readonly string[], { all = false }: { all?: boolean }): void {
  if (all === emails.length > 0) throw new Error('name the addresses of the people to confirm, or use --all');
  withStore((store, audit) => {
    const course = store.courses.findCourse(slug);
    if (!course) throw new Error(`there is no course ${slug}`);
    const members = store.members.listMembers(course.id);
    const wanted = emails.map((email) => email.trim().toLowerCase());
    const unknown = wanted.filter((email) => !members.some((one) => one.email === email));
    if (unknown.length > 0) throw new Error(`not in the course ${slug}: ${unknown.join(', ')}`);
    const chosen = members.filter((one) => (all ? one.role === 'student' : wanted.includes(one.email ?? '')));
    const entry = createEntry({ store, audit, clock, ownership: createOwnership({ store }), news: createWatchers() });
    const count = entry.confirm(
      { course, role: 'instructor' },
      chosen.map(({ id }) => id),
    );
    console.log(`${count} of ${chosen.length} were not confirmed before; now they are.`);
  });
}

function removeDemo(): void {
  const folder = resolve(process.env.DATA_DIR || './data');
  let unlock: () => void;
  try {
    unlock = lockDataFolder(join(folder, 'server.lock'));
  } catch (error) {
    if ((error as Error).name === 'DataFolderInUse')
      throw new Error(`a server uses ${folder}: stop it before you remove the demo`);
    throw error;
  }
  try {
    const { people, course } = withStore((store, audit) =>
      createRemoveDemo({
        store,
        audit,
        demoCourse: 'demo',
        deletePerson: createDeletePerson({ store, audit, clock, newId }),
      })(),
    );
    console.log(`${people} demo people were removed.`);
    if (course === false) console.log('The demo course stays: real people are in it.');
    else if (course) console.log('The demo course was removed.');
  } finally {
    unlock();
  }
}

/** `people` with its sub-commands. */
export function peopleCommand(): Command {
  return new Command('people')
    .description('accounts, as whoever runs the server changes them: links for passwords, confirming, the demo')
    .addCommand(
      new Command('link')
        .description('print a link by which somebody chooses a password; it proves that the address is theirs')
        .argument('<email>', 'address of the account')
        .action(link),
    )
    .addCommand(
      new Command('confirm')
        .description('confirm people who joined a course by themselves')
        .argument('<course>', 'name of the course in addresses')
        .argument('[emails...]', 'their addresses')
        .option('--all', 'all students who are not confirmed')
        .action(confirm),
    )
    .addCommand(
      new Command('remove-demo')
        .description('delete the accounts and the course of the demo; the server must be stopped')
        .action(removeDemo),
    );
}
