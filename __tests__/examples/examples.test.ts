import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { parse } from "yaml";
import { proveAccess } from "../../src/access/prove";
import { proveGateways } from "../../src/access/prove-gateways";
import { bundleFunctions } from "../../src/bundle/bundle-functions";
import { hasGateways } from "../../src/commands/gateway-proof";
import { loadDeployment } from "../../src/config/load-deployment";
import { parseDeployment } from "../../src/config/parse-deployment";
import type { Deployment } from "../../src/model/deployment";
import { adoptedNotes } from "../../src/report/adopted-notes";
import { EXAMPLE_NAMES, exampleFile } from "../support/examples";
import { attribute, type Synthesized, stackOf, synth } from "../support/synth";
import { PINNED, pinnedAddresses } from "./pinned-addresses";

const REPOSITORY = resolve(__dirname, "../..");
const load = (name: string) => loadDeployment(exampleFile(name));
const stacksOf = async (deployment: Deployment) =>
  synth(deployment, await bundleFunctions(deployment, "example"));

const jsonOf = (stacks: Readonly<Record<string, Synthesized>>) =>
  Object.fromEntries(Object.entries(stacks).map(([id, { text }]) => [id, JSON.parse(text)]));

const usesOf = ({ consumers }: Deployment) => consumers.flatMap(({ uses }) => uses);

test("every example has its addresses pinned", () => {
  expect(PINNED).toEqual(EXAMPLE_NAMES);
});

describe.each(EXAMPLE_NAMES)("%s", (name) => {
  const text = readFileSync(exampleFile(name), "utf8");
  const deployment = load(name);
  let stacks: Readonly<Record<string, Synthesized>>;

  beforeAll(async () => {
    stacks = await stacksOf(deployment);
  });

  it("says at its top when to use it", () => {
    const [schema, blank, use] = text.split("\n");
    expect(schema).toBe("# yaml-language-server: $schema=../deployment.schema.json");
    expect(blank).toBe("#");
    expect(use).toMatch(/^# Use this/);
  });

  it("allows every client and refuses every intruder", () => {
    if (hasGateways(deployment)) {
      const { calls, intruders } = proveGateways(deployment, name, jsonOf(stacks));
      expect(calls).toBeGreaterThan(10);
      expect(intruders).toBeGreaterThan(100);
      return;
    }
    const { calls, probes } = proveAccess(deployment, name);
    expect(calls.length).toBeGreaterThan(0);
    // Without authorization there are fewer kinds of wrong callers; on a public API only three.
    const asked = [...deployment.providers.map(({ service }) => service), ...usesOf(deployment)];
    expect(probes.length).toBeGreaterThan(asked.some(({ auth }) => auth === "iam") ? 10 : 2);
  });

  it("has the resources that it had, by their addresses", () => {
    const addresses = Object.entries(stacks).flatMap(([id, stack]) =>
      stack.addresses.map((address) => `${id}: ${address}`),
    );
    expect(addresses).toEqual(pinnedAddresses(name, addresses));
  });

  it("is synthesized without a path of this machine", () => {
    for (const { text } of Object.values(stacks)) {
      for (const path of [REPOSITORY, tmpdir(), process.env.HOME ?? REPOSITORY])
        expect(text).not.toContain(path);
      expect(text).not.toMatch(/"\.{0,2}\/(?:home|root|work|tmp|Users|var)\//);
    }
  });
});

describe("several consumers", () => {
  it("do not change when another is added or removed, except what the provider knows of it", () => {
    const example = exampleFile("several-consumers");
    const file = parse(readFileSync(example, "utf8"));
    delete file.consumers.billing;
    const without = synth(parseDeployment(JSON.stringify(file), example, existsSync));
    const before = synth(load("several-consumers"));
    for (const stack of ["shop", "audit"])
      expect(stackOf(without, stack).json).toEqual(stackOf(before, stack).json);
    const gone = stackOf(before, "provider").addresses.filter(
      (address) => !stackOf(without, "provider").addresses.includes(address),
    );
    expect(gone).toEqual(["aws_iam_role.access_billing", "aws_iam_role_policy.access_billing"]);
  });
});

describe("an adopted network", () => {
  it("has a note of what its owners must allow, and is not changed", () => {
    const deployment = load("adopted-network");
    const { addresses } = stackOf(synth(deployment), "consumer");
    expect(adoptedNotes(deployment)).toHaveLength(4);
    expect(
      addresses.filter((address) => /endpoint\.|endpoint_policy|ingress|subnet|vpc\./.test(address)),
    ).toEqual([]);
  });
});

describe("one account", () => {
  it("relies on Deny for its own roles, as an identity policy alone would let them in", () => {
    const { Statement } = JSON.parse(
      String(stackOf(synth(load("one-account")), "provider").json.locals.resource_policy),
    );
    const denies = Statement.filter(({ Effect }: { Effect: string }) => Effect === "Deny");
    expect(denies.map(({ Sid }: { Sid: string }) => Sid)).toEqual([
      "DenyOtherEndpoints",
      "DenyOtherRolesOfThisAccount",
      "DenyConsumerOtherRoutes",
    ]);
  });
});

describe("two organizations", () => {
  const provider = load("two-organizations-provider");
  const consumer = load("two-organizations-consumer");
  const [offered] = provider.providers;
  const [calling] = consumer.consumers;

  it("name the same roles in both files", () => {
    const [grant] = offered?.grants ?? [];
    const role = (name: string) => calling?.clients.find((one) => one.name === name)?.roleArn;
    expect(grant).toMatchObject({
      callerRoleArns: [role("direct")],
      accessRole: { arn: calling?.uses[0]?.accessRole?.arn, trustedRoleArns: [role("assumed")] },
      routes: calling?.uses[0]?.routes,
    });
    expect(calling?.uses[0]?.accessRole?.externalId).toBe(offered?.trust.externalId);
  });

  it("read nothing of each other's state", () => {
    for (const stacks of [synth(provider), synth(consumer)]) {
      for (const { text } of Object.values(stacks))
        expect(text).not.toMatch(/terraform_remote_state|s3_objects/);
    }
  });
});

describe("Terraform Cloud", () => {
  it("reads a linked consumer's endpoint from its workspace, and nothing of a pending one", () => {
    const { json } = stackOf(synth(load("terraform-cloud")), "provider");
    expect(json.data.terraform_remote_state).toEqual({
      shop: expect.objectContaining({ backend: "remote" }),
    });
    expect(json.locals.resource_policy).toContain('"aws:SourceVpce":"unlinked"');
  });
});

describe("GovCloud", () => {
  it("has nothing of another partition", () => {
    for (const { text } of Object.values(synth(load("govcloud"))))
      expect(text).not.toMatch(/arn:aws:|arn:aws-cn:/);
  });
});

describe("custom handlers", () => {
  it("have their variables and permissions, without an identity table", async () => {
    const stack = stackOf(await stacksOf(load("custom-handlers")), "provider");
    expect(attribute(stack, "aws_lambda_function.orders", "environment")).toEqual({
      variables: { TABLE_NAME: "acme-orders" },
    });
    expect(stack.addresses.join()).not.toMatch(/identity|dynamodb/);
    expect(attribute(stack, "aws_lambda_function.orders", "filename")).toMatch(
      /^assets\/orders\.[0-9a-f]{12}\.zip$/,
    );
  });

  it("run from their bundles, with their imports", async () => {
    const deployment = load("custom-handlers");
    const catalogue = deployment.providers[0]?.backend.handlers.find(({ name }) => name === "catalogue");
    const { unzipSync } = await import("fflate");
    const { content } = (await bundleFunctions(deployment, "example")).of(catalogue?.entry ?? "");
    const module = { exports: {} as { handler?: () => Promise<unknown> } };
    const code = Buffer.from(unzipSync(content)["index.js"] ?? []).toString();
    new Function("module", "exports", "require", code)(module, module.exports, require);
    expect(await module.exports.handler?.()).toMatchObject({
      statusCode: 200,
      body: expect.stringContaining("lamp"),
    });
  });
});
