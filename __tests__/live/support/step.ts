const times: { readonly name: string; readonly seconds: number }[] = [];
let failed: string | undefined;

/**
 * A test that continues where the previous one ended. After a failure the rest is skipped: it could only fail
 * for the same reason, and hide it.
 */
export function step(name: string, run: () => Promise<void>): void {
  it(name, async () => {
    if (failed !== undefined) throw new Error(`not tried, since this failed: ${failed}`);
    failed = name;
    const start = performance.now();
    await run();
    times.push({ name, seconds: (performance.now() - start) / 1000 });
    failed = undefined;
  });
}

/** Prints at the end how long each step took. */
export function printTimes(): void {
  afterAll(() => {
    const total = times.reduce((sum, { seconds }) => sum + seconds, 0);
    const lines = [...times, { name: "all steps", seconds: total }].map(
      ({ name, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${name}\n`,
    );
    process.stdout.write(`\n${lines.join("")}`);
  });
}
