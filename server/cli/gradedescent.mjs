#!/usr/bin/env node
/**
 * Entry of the `gradedescent` command: prepares (install, build), then runs the compiled command line.
 */
import { prepare } from '../prepare.mjs';

await prepare();
await import('../../dist/server/cli/main.js');
