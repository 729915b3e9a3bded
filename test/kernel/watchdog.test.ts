/** The watchdog of the event loop, on a loop that is really held up. */
import { expect, it } from '@jest/globals';
import { startWatchdog } from '../../server/kernel/watchdog.ts';
import { until } from '../support/until.ts';

it('logs how long the event loop was held up, and the routes that were being answered', async () => {
  const warnings: object[] = [];
  const now = (): number => performance.now();
  const log = { warn: (fields: object) => void warnings.push(fields) };
  const stop = startWatchdog({ log: log as never, takeSeen: () => ['GET /submissions/:id'], now });
  try {
    const end = now() + 400;
    while (now() < end);
    await until(() => warnings.length > 0, 'the watchdog has seen it');
    expect(warnings[0]).toMatchObject({ routes: ['GET /submissions/:id'] });
    expect((warnings[0] as { blockedMs: number }).blockedMs).toBeGreaterThan(200);
  } finally {
    stop();
  }
});
