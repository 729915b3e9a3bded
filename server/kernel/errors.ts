/**
 * Owns the registry of operational errors: code and HTTP status; and which foreign error is which of them.
 * Must not know pages, problem documents or languages: words are keys.
 *
 * A student's failing code is data (a verdict) and never passes here.
 */
import type { WordKey, WordValues } from './text/words.ts';

/** Every operational error and its status. The code is stable and part of problem+json; its title is `errors:<code>.title`. */
const ERRORS = {
  'malformed-request': 400,
  'not-utf8': 400,
  'sign-in-needed': 401,
  'sign-in-failed': 401,
  'form-expired': 403,
  'not-allowed': 403,
  'not-found': 404,
  'link-invalid': 404,
  'not-failed': 409,
  conflict: 409,
  'not-now': 409,
  'source-too-large': 413,
  'request-too-large': 413,
  'invalid-form': 422,
  'source-empty': 422,
  'source-not-text': 422,
  'too-complex': 422,
  'too-many-requests': 429,
  unknown: 500,
  'queue-full': 503,
  'server-busy': 503,
  'storage-unavailable': 503,
  'storage-full': 507,
} as const satisfies Record<string, number>;

/** Code of an operational error. */
export type ErrorCode = keyof typeof ERRORS;
/** All codes. */
export const ERROR_CODES = Object.keys(ERRORS) as readonly ErrorCode[];

/** An operational error: something that the person in front of the page can be told. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly status: number;
  /** Key of the words that say what happened and what to do, one or two sentences. */
  readonly detail: WordKey;
  /** Values for the words. */
  readonly values: WordValues;
  /** Seconds after which trying again makes sense; becomes the Retry-After header. */
  readonly retryAfterSeconds: number | undefined;

  /** `detail` is a key of words such as 'errors:not-found.exercise'; by default the code's own words. */
  constructor(
    code: ErrorCode,
    detail: WordKey = `errors:${code}.detail`,
    options: { values?: WordValues; cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    const { values = {}, cause } = options;
    const filled = Object.entries(values).map(([name, value]) => `${name}=${value}`);
    super([code, detail, ...filled].join(' '), cause === undefined ? {} : { cause });
    this.code = code;
    this.status = ERRORS[code];
    this.detail = detail;
    this.values = values;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** `type` of the error that the form reader throws for bytes that are not UTF-8. */
export const NOT_UTF8 = 'gradedescent.not-utf8';
/** `type` of the error that the reader of JSON throws for more levels than anything of ours has. */
export const TOO_DEEP = 'gradedescent.too-deep';

/** Reads a property of an unknown error. */
function property(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
}

/** SQLite's own error codes; the extended ones (`SQLITE_IOERR_WRITE`) begin with the plain ones. */
function storageError(code: string, cause: unknown): AppError | undefined {
  const options = (retryAfterSeconds: number) => ({ cause, retryAfterSeconds });
  if (code.startsWith('SQLITE_FULL')) return new AppError('storage-full', undefined, options(300));
  if (/^SQLITE_(READONLY|IOERR|CANTOPEN|BUSY|LOCKED)/.test(code))
    return new AppError('storage-unavailable', undefined, options(60));
  return undefined;
}

/** Errors of libraries by their `type` or `code`. */
const FOREIGN: Readonly<Record<string, ErrorCode>> = {
  EBADCSRFTOKEN: 'form-expired',
  [NOT_UTF8]: 'not-utf8',
  [TOO_DEEP]: 'malformed-request',
  'entity.too.large': 'request-too-large',
  LIMIT_FILE_SIZE: 'request-too-large',
};

/**
 * The operational error behind anything thrown: AppErrors unchanged, known errors of SQLite, of the body parsers, of the
 * router and of the CSRF check translated, everything else `unknown`.
 */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = String(property(error, 'code') ?? '');
  const storage = storageError(code, error);
  if (storage) return storage;
  const foreign = FOREIGN[code] ?? FOREIGN[String(property(error, 'type') ?? '')];
  if (foreign) return new AppError(foreign, undefined, { cause: error });
  const status = property(error, 'status');
  if (status === 404) return new AppError('not-found', undefined, { cause: error });
  if ((typeof status === 'number' && status >= 400 && status < 500) || property(error, 'name') === 'MulterError')
    return new AppError('malformed-request', undefined, { cause: error });
  return new AppError('unknown', undefined, { cause: error });
}
