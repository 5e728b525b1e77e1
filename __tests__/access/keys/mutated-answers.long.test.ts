import { proveClasses } from "../../../src/access/proof/prove-classes";
import { authorizerOf, type World, worldOf } from "../../../src/access/world/world";
import { loadDeployment } from "../../../src/config/load-deployment";
import type { Deployment } from "../../../src/model/deployment";
import type { KeyGrant } from "../../../src/policies/keys/key-grant";
import { deploymentFrom, FILE, PROVIDER } from "../../support/deployment";
import { exampleFile } from "../../support/examples";

/** A granted pattern covers a route that was not granted. */
const COVERING = deploymentFrom({
  ...FILE,
  providers: {
    provider: {
      ...PROVIDER,
      service: {
        type: "private-rest-api",
        auth: "api-key",
        routes: ["GET /accounts/{id}", "GET /accounts/{id}/audit"],
      },
    },
  },
  consumers: {
    shop: {
      account: "222222222222",
      network: { cidr: "10.1.0.0/16", zones: ["a"] },
      uses: { provider: { routes: ["GET /accounts/{id}"] } },
      clients: { reader: { type: "lambda", uses: "provider", auth: "api-key" } },
    },
  },
});

const KEYED = loadDeployment(exampleFile("api-key"));

type Change = (grant: KeyGrant) => Partial<KeyGrant>;

/** The world in which the authorizer answers otherwise. */
function withAnswer(deployment: Deployment, change: Change): World {
  const world = worldOf(deployment);
  const providers = world.providers.map((provider) => {
    const { documents, endpointIds, api } = provider;
    if (documents.authorizer === undefined) return provider;
    const keyGrants = Object.fromEntries(
      Object.entries(documents.authorizer.keyGrants).map(([name, grant]) => [
        name,
        { ...grant, ...change(grant) },
      ]),
    );
    const authorizer = { ...documents.authorizer, keyGrants };
    return {
      ...provider,
      documents: { ...documents, authorizer },
      api: { ...api, authorizer: authorizerOf(authorizer, endpointIds) },
    };
  });
  return { ...world, providers };
}

/** The world without the statements about routes that were not granted. */
function withoutRouteDenies(world: World): World {
  const providers = world.providers.map((provider) => {
    const { resourcePolicy } = provider.documents;
    const Statement = resourcePolicy.Statement.filter(({ Sid }) => !Sid.endsWith("NotGranted"));
    expect(Statement.length).toBeLessThan(resourcePolicy.Statement.length);
    const changed = { ...resourcePolicy, Statement };
    return { ...provider, api: { ...provider.api, resourcePolicy: changed } };
  });
  return { ...world, providers };
}

const violations = (world: World) => proveClasses(world).violations.map(({ request }) => request);

test("an authorizer as it is answers as the file says", () => {
  expect(violations(worldOf(KEYED))).toEqual([]);
  expect(violations(worldOf(COVERING))).toEqual([]);
});

test("an answer that allows everything lets a key in for routes that were not granted", () => {
  const found = violations(withAnswer(KEYED, () => ({ allow: ["*"], deny: [] })));
  expect(found).toContainEqual(expect.stringMatching(/of provider with the key of shop/));
});

test("an answer about one route refuses the others that were granted", () => {
  const found = violations(withAnswer(KEYED, ({ allow }) => ({ allow: allow.slice(0, 1) })));
  expect(found).toContainEqual(expect.stringMatching(/^POST \/orders of provider with the key of shop/));
});

test("a Deny that is missing in the answer is made up for by the resource policy, and in both by nothing", () => {
  const withoutDeny = withAnswer(COVERING, () => ({ deny: [] }));
  expect(violations(withoutDeny)).toEqual([]);
  expect(violations(withoutRouteDenies(withoutDeny))).toContainEqual(
    expect.stringMatching(/^GET \/accounts\/.+\/audit.* of provider with the key of shop/),
  );
});

test.each([
  ["longer", 16, "the previous key of shop"],
  ["shorter", 14, "the previous key of shop"],
])("a grace that is %s than the file has it is found", (_, graceMinutes, key) => {
  const found = violations(withAnswer(KEYED, () => ({ graceMinutes })));
  expect(found).toContainEqual(expect.stringContaining(key));
});
