import fc from "fast-check";
import { accepted } from "../support/arbitrary/arbitrary-deployment";
import { arbitraryGateway } from "../support/arbitrary/arbitrary-gateway";

const RUNS = { numRuns: 100 };

test("a generated file with gateways has no problems, but for routes that IAM cannot tell apart", () => {
  let count = 0;
  fc.assert(
    fc.property(arbitraryGateway, (file) => {
      if (accepted(file)) count++;
    }),
    RUNS,
  );
  expect(count).toBeGreaterThan(0.8 * RUNS.numRuns);
});

/** The model that the stacks are made from is that of the file: nothing of it is lost, or answered twice. */
test("each route of a generated gateway leads to one service, which lets its endpoint in", () => {
  fc.assert(
    fc.property(arbitraryGateway, (file) => {
      const { gatewayConsumers = [], serviceProviders = [] } = accepted(file) ?? {};
      for (const { stackId, account, uses } of gatewayConsumers) {
        const keys = uses.flatMap(({ routes }) => routes.map(({ method, path }) => `${method} ${path}`));
        expect(new Set(keys).size).toBe(keys.length);
        expect(new Set(uses.map(({ slot }) => slot)).size).toBe(uses.length);
        for (const { name, serviceName } of uses) {
          const provider = serviceProviders.find((one) => one.stackId === name);
          expect(provider === undefined).toBe(serviceName !== undefined);
          const granted = provider?.grants.filter(({ consumer }) => consumer === stackId) ?? [];
          expect(granted.map((grant) => grant.account)).toEqual(provider ? [account] : []);
        }
      }
    }),
    RUNS,
  );
});
