import { decideCall } from "../../../src/access/evaluation/decide";
import { accessProblems, examine } from "../../../src/access/prove";
import { type World, worldOf } from "../../../src/access/world/world";
import { apiOf, callOf, clientOf, endpointOf, providerOf, worded } from "../../support/calls";
import { CONSUMER, deploymentFrom, FILE, PROVIDER } from "../../support/deployment";

const DIRECT = { direct: CONSUMER.clients.direct };
const MANY_ROUTES = ["GET /a", "GET /b", "GET /c", "GET /d", "GET /e"];

/** Consumers of one provider, by name: their uses and clients. */
function worldWith(consumers: Readonly<Record<string, object>>): World {
  return worldOf(
    deploymentFrom({
      ...FILE,
      providers: { provider: { ...PROVIDER, service: { ...PROVIDER.service, routes: MANY_ROUTES } } },
      consumers: Object.fromEntries(
        Object.entries(consumers).map(([name, more], i) => [
          name,
          { ...CONSUMER, account: `22222222222${i}`, ...more },
        ]),
      ),
    }),
  );
}

const use = (routes: readonly string[]) => ({ uses: { provider: { routes } } });
const sidsOf = (world: World) =>
  providerOf(world)
    .documents.resourcePolicy.Statement.filter(({ Effect }) => Effect === "Allow")
    .map(({ Sid }) => Sid);

describe("consumers with equal routes", () => {
  test.each<[string, Readonly<Record<string, object>>, readonly string[]]>([
    [
      "share an Allow where each has an access role",
      { shop: use(["GET /a"]), billing: use(["GET /b"]), audit: use(["GET /a"]) },
      ["ConsumersLikeShop", "AllowBilling"],
    ],
    [
      "have their own where they sign with their own roles, for a few routes",
      { shop: { ...use(["GET /a"]), clients: DIRECT }, audit: { ...use(["GET /a"]), clients: DIRECT } },
      ["AllowShop", "AllowAudit"],
    ],
    [
      "share it for many routes",
      { shop: { clients: DIRECT }, audit: { clients: DIRECT } },
      ["ConsumersLikeShop"],
    ],
    [
      "share it in whatever order they list them",
      { shop: use(["GET /a", "GET /b"]), audit: use(["GET /b", "GET /a"]) },
      ["ConsumersLikeShop"],
    ],
  ])("%s", (_, consumers, sids) => {
    expect(sidsOf(worldWith(consumers))).toEqual(sids);
  });
});

describe("a shared Allow", () => {
  const world = worldWith({ shop: use(["GET /a"]), billing: use(["GET /b"]), audit: use(["GET /a"]) });
  const api = apiOf(world);
  const shop = { ...clientOf(world, "direct", "shop"), identityPolicy: undefined };
  const through = (consumer: string) => ({ ...endpointOf(world, consumer), policy: undefined });

  test.each([
    ["Allow: a role through its own endpoint", "shop", "/a", true, "ConsumersLikeShop"],
    [
      "Deny: the same through that of a consumer in the same statement",
      "audit",
      "/a",
      false,
      "DenyShopElsewhere",
    ],
    ["Deny: the same through that of another consumer", "billing", "/a", false, "DenyShopElsewhere"],
    ["Deny: a route of another consumer", "shop", "/b", false, "no statement"],
  ])("%s", (_, consumer, path, allowed, reason) => {
    const verdict = decideCall(callOf(api, { caller: shop, endpoint: through(consumer), path }));
    expect(worded(verdict)).toMatchObject({ allowed, reason: expect.stringContaining(reason) });
  });

  test("is proven to need each Deny that ties a consumer to its endpoint", () => {
    const providers = world.providers.map((provider) => {
      const { documents, api } = provider;
      const Statement = documents.resourcePolicy.Statement.filter(({ Sid }) => Sid !== "DenyShopElsewhere");
      const resourcePolicy = { ...documents.resourcePolicy, Statement };
      return { ...provider, documents: { ...documents, resourcePolicy }, api: { ...api, resourcePolicy } };
    });
    const messages = accessProblems(examine({ ...world, providers })).map(({ message }) => message);
    expect(messages).toContainEqual(
      "an intruder would be let in: GET /a by private-api-shop-direct through the endpoint of audit (allowed by resource policy of provider, ConsumersLikeShop); resource policy of provider, DenyShopElsewhere should refuse it",
    );
  });
});
