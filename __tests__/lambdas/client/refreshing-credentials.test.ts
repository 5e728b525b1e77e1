import { type ExpiringCredentials, refreshing } from "../../../lambdas/client/refreshing-credentials";

const FIVE_MINUTES = 300_000;

/** The signal of a call without a deadline; each call has its own. */
const never = () => new AbortController().signal;
const until = (expiresAt: number): ExpiringCredentials => ({
  accessKeyId: `ASIA${expiresAt}`,
  secretAccessKey: "secret",
  sessionToken: "token",
  expiresAt,
});

test("credentials are kept until five minutes before they expire", async () => {
  let now = 0;
  const fetch = jest.fn(async () => until(now + 3_600_000));
  const credentials = refreshing(fetch, () => now);
  const first = await credentials(never());
  now = 3_600_000 - FIVE_MINUTES - 1;
  expect(await credentials(never())).toBe(first);
  expect(fetch).toHaveBeenCalledTimes(1);
  now += 1;
  expect(await credentials(never())).not.toBe(first);
  expect(fetch).toHaveBeenCalledTimes(2);
});

test("fifty concurrent calls make one request", async () => {
  const fetch = jest.fn(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return until(3_600_000);
  });
  const credentials = refreshing(fetch, () => 0);
  const all = await Promise.all(Array.from({ length: 50 }, () => credentials(never())));
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(new Set(all).size).toBe(1);
});

test("a failure reaches everyone who waits and is not kept", async () => {
  const fetch = jest.fn(async () => until(3_600_000));
  fetch.mockRejectedValueOnce(new Error("refused"));
  const credentials = refreshing(fetch, () => 0);
  const all = await Promise.allSettled([credentials(never()), credentials(never())]);
  expect(all.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await expect(credentials(never())).resolves.toMatchObject({ expiresAt: 3_600_000 });
  expect(fetch).toHaveBeenCalledTimes(2);
});

test("credentials that expired are not used again where there are no new ones", async () => {
  let now = 0;
  const fetch = jest.fn(async () => until(3_600_000));
  const credentials = refreshing(fetch, () => now);
  await credentials(never());
  now = 3_600_000;
  fetch.mockRejectedValueOnce(new Error("refused"));
  await expect(credentials(never())).rejects.toThrow("refused");
});

test("a call waits no longer than its own deadline, the others go on waiting", async () => {
  let finish: (given: ExpiringCredentials) => void = () => {};
  const fetch = jest.fn(() => new Promise<ExpiringCredentials>((resolve) => (finish = resolve)));
  const credentials = refreshing(fetch, () => 0);
  const short = credentials(AbortSignal.timeout(5));
  const long = credentials(never());
  await expect(short).rejects.toMatchObject({ reason: "timeout", statusCode: 504 });
  finish(until(3_600_000));
  await expect(long).resolves.toMatchObject({ expiresAt: 3_600_000 });
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("a refresh that nobody waits for is abandoned, the next call begins another", async () => {
  const signals: AbortSignal[] = [];
  const fetch = jest.fn((signal: AbortSignal) => {
    signals.push(signal);
    return new Promise<ExpiringCredentials>(() => {});
  });
  const credentials = refreshing(fetch, () => 0);
  await expect(credentials(AbortSignal.timeout(5))).rejects.toThrow("STS gave no credentials in time");
  await expect(credentials(AbortSignal.abort())).rejects.toThrow("STS gave no credentials in time");
  expect(fetch).toHaveBeenCalledTimes(2);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
});
