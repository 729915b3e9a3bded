#!/usr/bin/env node
/**
 * Entry of the `gradedescent` command: prepares (install, build), then runs the compiled command line.
 */
import module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { prepare } from '../prepare.mjs';

// Node 22 keeps what it compiled; where the folder cannot be written, it goes on without.
module.enableCompileCache?.(join(homedir(), '.cache', 'gradedescent', 'node'));
await prepare();
await import('../../dist/server/cli/main.js');
