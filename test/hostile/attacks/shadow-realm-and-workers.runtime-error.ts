// Tries: open another realm or another thread.
// Holds: neither exists.
export function linear_forward() {
  const globals = globalThis as unknown as Record<string, new (...args: unknown[]) => unknown>;
  for (const name of ['ShadowRealm', 'Worker', 'SharedWorker', 'MessageChannel', 'BroadcastChannel', 'WebSocket'])
    if (globals[name] !== undefined) return [new globals[name]('data:text/javascript,'), name];
  throw new Error('there is nothing here');
}
