/**
 * Owns waiting for a condition.
 */

const LOOK_MS = 50;
/** Long enough for a machine whose cores are all busy with something else. */
const PATIENCE_MS = 120_000;

/** Waits until the condition holds. @throws Error that says what never came */
export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`gave up waiting until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
