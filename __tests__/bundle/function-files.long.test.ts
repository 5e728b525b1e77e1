import { Testing } from "cdktf";
import { strFromU8, unzipSync } from "fflate";
import type { Asset } from "../../src/bundle/bundle";
import { bundleFunctions } from "../../src/bundle/bundle-functions";
import { deploymentStacks } from "../../src/stacks/deployment-stacks";
import { deploymentFrom, KEYED } from "../support/deployment";

/** The functions of each stack, once synthesized. */
async function functionsOf(file: object): Promise<Readonly<Record<string, readonly Asset[]>>> {
  const deployment = deploymentFrom(file);
  const bundles = await bundleFunctions(deployment, "deployment.yaml");
  const stacks = deploymentStacks(Testing.app(), deployment, bundles);
  return Object.fromEntries(stacks.map(({ node, assets }) => [node.id, assets]));
}

const filesOf = ({ content }: Asset) =>
  Object.fromEntries(Object.entries(unzipSync(content)).map(([name, bytes]) => [name, strFromU8(bytes)]));
const named = (functions: readonly Asset[] | undefined, name: string) =>
  functions?.filter(({ path }) => path.includes(`/${name}.`)).map(filesOf) ?? [];

test("an authorizer has the grants of its callers in its zip, complete for each", async () => {
  const { provider, consumer } = await functionsOf(KEYED);
  const [authorizer, ...others] = named(provider, "authorizer");
  expect(others).toEqual([]);
  expect(Object.keys(authorizer ?? {})).toEqual(["grants.json", "index.js"]);
  expect(JSON.parse(authorizer?.["grants.json"] ?? "")).toMatchObject({
    consumer: { allow: ["GET/", "GET/orders/*", "POST/orders"], graceMinutes: 15 },
    partner: { allow: ["GET/"], graceMinutes: 15 },
  });
  const [door] = named(consumer, "front-door");
  expect(JSON.parse(door?.["grants.json"] ?? "")).toMatchObject({
    mobile: { allow: ["GET/"], graceMinutes: 10_080 },
    "back-office": { allow: ["GET/", "GET/orders/*", "POST/orders"], graceMinutes: 10_080 },
  });
});

test("two syntheses give the same functions, and a changed grant another authorizer only", async () => {
  const hashes = async (file: object) => {
    const { provider = [], consumer = [] } = await functionsOf(file);
    return [...provider, ...consumer].map(({ path }) => path);
  };
  const first = await hashes(KEYED);
  expect(await hashes(KEYED)).toEqual(first);
  const { provider } = KEYED.providers;
  const { partner } = provider.externalConsumers;
  const externalConsumers = { partner: { ...partner, routes: ["POST /orders"] } };
  const changed = await hashes({ ...KEYED, providers: { provider: { ...provider, externalConsumers } } });
  const different = changed.filter((one) => !first.includes(one));
  expect(different).toEqual([expect.stringMatching(/^assets\/authorizer\./)]);
});
