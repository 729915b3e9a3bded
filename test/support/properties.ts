/**
 * Owns fast-check with one seed for all tests: a run that fails fails again.
 */
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_260_302 });

export { fc };
