#!/bin/sh
# Starts esbuild ($ESBUILD_PROGRAM) behind the prefix of commands in $ESBUILD_PREFIX: it dies with the compile process that uses it,
# and has a memory limit of its own. esbuild's API takes the path of a program, not a command; hence this file.
exec $ESBUILD_PREFIX "$ESBUILD_PROGRAM" "$@"
