/**
 * Owns asking for what the test files of a run share.
 */

/** Starts it unless an earlier file has, and says where it is. @throws Error when it cannot be started */
export async function askShared<T>(name: 'chromium' | 'site', options: object = {}): Promise<T> {
  const answer = await fetch(`${process.env.SHARED_BY_TESTS}/${name}`, {
    method: 'POST',
    body: JSON.stringify(options),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as T;
}
