/**
 * Owns what the operator reads when the server cannot start: what is wrong and what to do, without a stack.
 * Must not know how starting works.
 */
import type { Config } from './config.ts';

/** Errors whose own message is written for the operator. */
const SPEAKING = ['ConfigError', 'ContentError', 'MigrationError', 'SecretDamaged'];

/** One or a few lines for the console; unknown errors keep their stack. */
export function explainStartProblem(error: unknown, config: Config | undefined): string {
  const {
    code = '',
    message = String(error),
    name = '',
    stack = message,
    syscall = '',
  } = error as Partial<Error> & { code?: string; syscall?: string };
  const folder = config?.dataFolder ?? 'the data folder';
  const change = 'or choose another folder with DATA_DIR';
  if (SPEAKING.includes(name)) return message;
  if (name === 'DataFolderInUse') return `Another Grade Descent uses the data folder ${folder}. Stop it, ${change}.`;
  if (code === 'EADDRINUSE') return `Port ${config?.port} of ${config?.host} is taken. Choose another one with PORT.`;
  if (code === 'EADDRNOTAVAIL' || syscall === 'getaddrinfo')
    return `This machine has no address ${config?.host} (${code}). Set HOST to one that it has, such as 127.0.0.1.`;
  if (syscall === 'listen' || syscall === 'bind')
    return `The server may not listen at port ${config?.port} of ${config?.host} (${code}). Choose others with PORT and HOST.`;
  if (/^(SQLITE_FULL|ENOSPC)/.test(code)) return `The disk that holds ${folder} is full. Free some space, ${change}.`;
  if (
    /^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOENT|EISDIR)$/.test(code) ||
    /^SQLITE_(READONLY|CANTOPEN|IOERR)/.test(code)
  )
    return `Grade Descent cannot write to its data folder ${folder} (${message}). Make it writable, ${change}.`;
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code))
    return `The database in ${folder} is damaged (${message}). Restore it from a backup; nothing was changed.`;
  return stack;
}
