/**
 * Owns the registry of operational errors: code, HTTP status, title; and which foreign error is which of them.
 * Must not know pages or problem documents.
 *
 * A student's failing code is data (a verdict) and never passes here.
 */

/** Every operational error. The code is stable and part of problem+json; the title is shown to people. */
const ERRORS = {
  'malformed-request': { status: 400, title: 'The request could not be read' },
  'not-utf8': { status: 400, title: 'The text is not UTF-8' },
  'sign-in-needed': { status: 401, title: 'Please sign in' },
  'form-expired': { status: 403, title: 'The form has expired' },
  'not-allowed': { status: 403, title: 'This page is for instructors' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'sign-in-link-invalid': { status: 404, title: 'This sign-in link is not valid' },
  'not-failed': { status: 409, title: 'There is nothing to grade again' },
  'source-too-large': { status: 413, title: 'The file is too large' },
  'request-too-large': { status: 413, title: 'The request is too large' },
  'source-empty': { status: 422, title: 'There is no code to grade' },
  'source-not-text': { status: 422, title: 'The file is not plain text' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  unknown: { status: 500, title: 'Something went wrong on the server' },
  'queue-full': { status: 503, title: 'The grader is busy' },
  'storage-unavailable': { status: 503, title: 'The database cannot be used at the moment' },
  'storage-full': { status: 507, title: 'The disk of the server is full' },
} as const satisfies Record<string, { status: number; title: string }>;

/** Code of an operational error. */
export type ErrorCode = keyof typeof ERRORS;

/** An operational error: something that the person in front of the page can be told. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly title: string;
  /** Seconds after which trying again makes sense; becomes the Retry-After header. */
  readonly retryAfterSeconds: number | undefined;

  /** `detail` is one or two sentences: what happened and what to do. */
  constructor(code: ErrorCode, detail: string, options: { cause?: unknown; retryAfterSeconds?: number } = {}) {
    super(detail, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.status = ERRORS[code].status;
    this.title = ERRORS[code].title;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** `type` of the error that the form reader throws for bytes that are not UTF-8. */
export const NOT_UTF8 = 'gradedescent.not-utf8';

/** Reads a property of an unknown error. */
function property(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
}

const KEEP =
  'What you sent was not stored: keep it and try again in a few minutes. Everything accepted before is safe.';

/** SQLite's own error codes; the extended ones (`SQLITE_IOERR_WRITE`) begin with the plain ones. */
function storageError(code: string, cause: unknown): AppError | undefined {
  if (code.startsWith('SQLITE_FULL')) return new AppError('storage-full', KEEP, { cause, retryAfterSeconds: 300 });
  if (/^SQLITE_(READONLY|IOERR|CANTOPEN|BUSY|LOCKED)/.test(code))
    return new AppError('storage-unavailable', KEEP, { cause, retryAfterSeconds: 60 });
  return undefined;
}

/**
 * The operational error behind anything thrown: AppErrors as they are, known errors of SQLite, of the body parser, of the
 * router and of the CSRF check translated, everything else `unknown`.
 */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = String(property(error, 'code') ?? '');
  const storage = storageError(code, error);
  if (storage) return storage;
  if (code === 'EBADCSRFTOKEN')
    return new AppError('form-expired', 'Reload the page and send the form again; what you typed is still in it.', {
      cause: error,
    });
  if (property(error, 'type') === NOT_UTF8)
    return new AppError(
      'not-utf8',
      'The text has bytes that are not UTF-8. Save the file as UTF-8 and send it again.',
      {
        cause: error,
      },
    );
  if (property(error, 'type') === 'entity.too.large')
    return new AppError(
      'request-too-large',
      'Go back: the page still has what you typed. A file may have at most 64 KB.',
      {
        cause: error,
      },
    );
  const status = property(error, 'status');
  if (status === 404) return new AppError('not-found', 'The address may be mistyped.', { cause: error });
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new AppError('malformed-request', 'The browser sent something that the server does not understand.', {
      cause: error,
    });
  return new AppError('unknown', 'The fault is not yours. It was written to the log.', { cause: error });
}
