/** What the operator reads when the server cannot start. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../server/config.ts';
import { readSessionSecret } from '../../server/kernel/http/session-secret.ts';
import { explainStartProblem } from '../../server/start-problem.ts';

const config = parseConfig({ DATA_DIR: '/data', PORT: '8080' }, { cores: 1, workingFolder: '/', projectRoot: '/' });
const explain = (fields: object): string => explainStartProblem(Object.assign(new Error('why'), fields), config);

describe('a start that fails', () => {
  it.each([
    [{ code: 'SQLITE_FULL' }, 'The disk that holds /data is full.'],
    [{ code: 'ENOSPC' }, 'The disk that holds /data is full.'],
    [{ code: 'EACCES' }, 'cannot write to its data folder /data (why)'],
    [{ code: 'SQLITE_CANTOPEN' }, 'cannot write to its data folder /data (why)'],
    [{ code: 'SQLITE_READONLY' }, 'Make it writable, or choose another folder with DATA_DIR.'],
    [{ code: 'SQLITE_NOTADB' }, 'is damaged'],
    [{ name: 'DataFolderInUse' }, 'Another Grade Descent uses the data folder /data.'],
    [{ code: 'EADDRINUSE' }, 'Port 8080 of 127.0.0.1 is taken.'],
    [{ name: 'ContentError' }, 'why'],
  ])('with %j says what to do', (fields, words) => {
    expect(explain(fields)).toContain(words);
    expect(explain(fields)).not.toContain('    at ');
  });

  it('for an unknown reason keeps the stack', () => {
    expect(explain({})).toContain('    at ');
  });
});

describe('the session secret', () => {
  it('is made once and readable by its owner only', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gradedescent-test-'));
    const secret = readSessionSecret(folder);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(readSessionSecret(folder)).toBe(secret);
    expect(statSync(join(folder, 'session-secret')).mode & 0o777).toBe(0o600);
    rmSync(folder, { recursive: true });
  });
});
