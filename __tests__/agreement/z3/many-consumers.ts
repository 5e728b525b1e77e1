import fc from "fast-check";
import { arbitraryRoutes } from "../../support/arbitrary/arbitrary-routes";
import { FILE } from "../../support/deployment";

const ACCOUNTS = ["111111111111", "222222222222", "333333333333", "444444444444"];

/**
 * Files with one private API and up to twenty consumers of some of its routes, now and then of its own
 * account.
 */
export const manyConsumers: fc.Arbitrary<object> = arbitraryRoutes.chain((routes) =>
  fc
    .array(
      fc.record({
        account: fc.constantFrom(...ACCOUNTS),
        granted: fc.subarray([...routes], { minLength: 1 }),
        auth: fc.constantFrom(["direct"], ["assume-role"], ["direct", "assume-role"]),
      }),
      { minLength: 10, maxLength: 20 },
    )
    .map((consumers) => ({
      ...FILE,
      providers: {
        provider: {
          account: "111111111111",
          service: { type: "private-rest-api", auth: "iam", routes, resourcePolicyQuota: 65_536 },
        },
      },
      consumers: Object.fromEntries(
        consumers.map(({ account, granted, auth }, i) => [
          `c${i}`,
          {
            account,
            network: { cidr: "10.1.0.0/16", zones: ["a", "b"] },
            uses: { provider: { routes: granted } },
            clients: Object.fromEntries(
              auth.map((one) => [one, { type: "lambda", uses: "provider", auth: one }]),
            ),
          },
        ]),
      ),
    })),
);
