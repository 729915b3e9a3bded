// Tries: print a value whose inspection never ends.
// Holds: printing happens inside the sandbox, under the time limit.
export function linear_forward() {
  console.log(
    new Proxy(
      {},
      {
        ownKeys() {
          for (;;);
        },
      },
    ),
  );
}
