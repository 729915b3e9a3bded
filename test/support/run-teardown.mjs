/**
 * Owns ending what the test files of a run shared.
 */
import { close } from './shared.mjs';

export default close;
