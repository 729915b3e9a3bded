/** Which thrown thing becomes which operational error. */
import { describe, expect, it } from '@jest/globals';
import { AppError, toAppError } from '../../server/kernel/errors.ts';

const thrown = (fields: object): Error => Object.assign(new Error('inside'), fields);

describe('errors', () => {
  it.each([
    [{ code: 'SQLITE_FULL' }, 'storage-full', 507],
    [{ code: 'SQLITE_IOERR_WRITE' }, 'storage-unavailable', 503],
    [{ code: 'SQLITE_READONLY_DBMOVED' }, 'storage-unavailable', 503],
    [{ code: 'SQLITE_CANTOPEN' }, 'storage-unavailable', 503],
    [{ code: 'SQLITE_CONSTRAINT_UNIQUE' }, 'unknown', 500],
    [{ code: 'EBADCSRFTOKEN', status: 403 }, 'form-expired', 403],
    [{ type: 'entity.too.large', status: 413 }, 'request-too-large', 413],
    [{ status: 400 }, 'malformed-request', 400],
    [{ status: 404 }, 'not-found', 404],
    [{}, 'unknown', 500],
  ])('with %j are %s', (fields, code, status) => {
    expect(toAppError(thrown(fields))).toMatchObject({ code, status });
  });

  it('say nothing of the inside', () => {
    expect(toAppError(thrown({ code: 'SQLITE_FULL' })).message).not.toContain('inside');
    expect(toAppError(thrown({})).message).not.toContain('inside');
  });

  it('of our own pass unchanged, and things that are no errors are unknown', () => {
    const own = new AppError('queue-full', undefined, { retryAfterSeconds: 5 });
    expect(toAppError(own)).toBe(own);
    expect(toAppError('a string').code).toBe('unknown');
    expect(toAppError(undefined).code).toBe('unknown');
  });
});
