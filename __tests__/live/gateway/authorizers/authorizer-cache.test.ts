import { AuthorizerCache } from "./authorizer-cache";

const answer = (principalId: string) => ({
  principalId,
  policyDocument: { Version: "2012-10-17", Statement: [] },
  context: {},
});

test("an answer is used until its time is over", () => {
  const cache = new AuthorizerCache();
  cache.keep("key", answer("first"), 1000, 300);
  expect(cache.find("key", 300_999)).toEqual(answer("first"));
  expect(cache.find("key", 301_000)).toBeUndefined();
  expect(cache.find("other", 1000)).toBeUndefined();
});

test("an answer that may be used for no time is not kept", () => {
  const cache = new AuthorizerCache();
  cache.keep("key", answer("first"), 1000, 0);
  expect(cache.find("key", 1000)).toBeUndefined();
});
