/**
 * Owns that what the test files of a run share can be asked for; nothing is started before that.
 */
import { listen } from './shared.mjs';

export default async function setUp() {
  process.env.SHARED_BY_TESTS = await listen();
}
