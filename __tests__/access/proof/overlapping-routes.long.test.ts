import { proveClasses } from "../../../src/access/proof/prove-classes";
import { violationProblems } from "../../../src/access/proof/violation-problems";
import { worldOf } from "../../../src/access/world/world";
import { CONSUMER, DEFAULT, deploymentFrom, PROVIDER, SERVICE } from "../../support/deployment";
import { withResourceStatement } from "../../support/policies/mutated-world";

/** Patterns of which each may go on after each other one has begun: they have a class for every set of them. */
const ROUTES = [..."abcdefghijklm"].map((kind) => `GET /tenants/{tenant}/${kind}${kind}/{id}/lines`);

const user = (account: string, routes: readonly string[]) => ({
  ...CONSUMER,
  account,
  uses: { provider: { routes } },
  clients: { direct: CONSUMER.clients.direct },
});

const deployment = deploymentFrom({
  ...DEFAULT,
  providers: {
    provider: { ...PROVIDER, service: { ...SERVICE, routes: ROUTES, resourcePolicyQuota: 65536 } },
  },
  consumers: {
    first: user("222222222222", ROUTES.slice(0, 6)),
    second: user("333333333333", ROUTES.slice(6)),
  },
});

describe("routes whose patterns overlap in thousands of ways", () => {
  it("are proven, each by itself", () => {
    const { classes, violations, notes } = proveClasses(worldOf(deployment));
    expect(violations).toEqual([]);
    expect(notes).toEqual(["of requests to provider those were decided that a route answers"]);
    expect(classes).toBeGreaterThan(1000);
  });

  it("hide no grant too wide", () => {
    const world = withResourceStatement(deployment, "AllowFirst", (statement) => ({
      ...statement,
      Resource: [statement.Resource ?? []].flat().map((one) => one.replace("/aa/", "/?g/")),
    }));
    expect(violationProblems(proveClasses(world)).map(({ message }) => message)).toContainEqual(
      expect.stringMatching(
        /^expected GET \/tenants\/\S*\/gg\/\S*\/lines by \S+ through the endpoint of first to be refused/,
      ),
    );
  });
});

test("such routes of two providers are proven in the endpoint's policy that has both", () => {
  const provider = { ...PROVIDER, service: { ...SERVICE, routes: ROUTES } };
  const both = deploymentFrom({
    ...DEFAULT,
    providers: { provider, second: { ...provider, account: "333333333333" } },
    consumers: {
      consumer: {
        ...user("222222222222", ROUTES),
        uses: { provider: {}, second: { routes: ROUTES.slice(1) } },
        clients: { first: CONSUMER.clients.direct, second: { ...CONSUMER.clients.direct, uses: "second" } },
      },
    },
  });
  expect(proveClasses(worldOf(both)).violations).toEqual([]);
});
