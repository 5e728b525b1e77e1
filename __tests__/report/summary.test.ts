import { proveAccess } from "../../src/access/prove";
import { parseDeployment } from "../../src/config/parse-deployment";
import { proofLine, summary } from "../../src/report/summary";
import type { Edit } from "../config/base";
import { described, editedGateway, GATEWAY, NAMES, todo } from "../config/gateway-base";
import {
  ADOPTING,
  CONSUMER,
  DEFAULT,
  deploymentFrom,
  EXISTING_ROLES,
  FILE,
  PROVIDER,
  PUBLIC,
  REGIONAL,
} from "../support/deployment";

const lines = (file: object) => {
  const deployment = deploymentFrom(file);
  const stacks = [...deployment.providers, ...deployment.consumers].map(({ stackId }) => ({
    stackId,
    folder: `cdktf.out/stacks/${stackId}`,
    resources: 7,
  }));
  return summary(deployment, stacks, [proofLine(proveAccess(deployment, "deployment.yaml"))]).split("\n");
};

test("a synthesis ends with its stacks, the order of applying, and what was proven", () => {
  expect(lines(DEFAULT)).toEqual([
    "provider    7 resources  cdktf.out/stacks/provider/cdk.tf.json",
    "consumer    7 resources  cdktf.out/stacks/consumer/cdk.tf.json",
    "apply:  cdktf deploy provider consumer, then cdktf deploy provider",
    expect.stringMatching(
      /^access: 2 calls allowed, \d+ intruder calls refused, \d+ classes of requests decided$/,
    ),
  ]);
});

test("notes on adopted parts come between the order and the proof", () => {
  const [, , apply, note, access] = lines({
    ...DEFAULT,
    consumers: { consumer: { ...CONSUMER, endpoints: { sts: false } } },
  });
  expect([apply, note, access]).toEqual([
    expect.stringMatching(/^apply: {2}/),
    expect.stringMatching(/^note: {3}consumer: the VPC's own way to STS has to let /),
    expect.stringMatching(/^access: /),
  ]);
});

test("a provider without consumers in the file is applied once", () => {
  const partner = {
    account: "333333333333",
    endpointIds: ["vpce-0123456789abcdef0"],
    callerRoleArns: ["arn:aws:iam::333333333333:role/caller"],
  };
  const provider = { ...PROVIDER, externalConsumers: { partner } };
  expect(lines({ ...FILE, providers: { provider } })).toContain("apply:  cdktf deploy provider");
});

test("a consumer of an API outside the file is applied once", () => {
  const api = {
    id: "a1b2c3d4e5",
    account: "444444444444",
    accessRoleArn: "arn:aws:iam::444444444444:role/a",
  };
  const consumer = { ...CONSUMER, uses: { provider: { api } } };
  expect(lines({ ...FILE, consumers: { consumer } })).toContain("apply:  cdktf deploy consumer");
});

test("a provider is applied once for consumers whose endpoints the file names", () => {
  expect(lines({ ...DEFAULT, consumers: { consumer: ADOPTING } })).toContain(
    "apply:  cdktf deploy provider consumer",
  );
});

test("a regional API is applied once, though a consumer of the file uses it", () => {
  expect(lines(REGIONAL)).toContain("apply:  cdktf deploy provider consumer");
});

test("only providers whose consumers come through endpoints are applied again", () => {
  const clients = { direct: { type: "lambda", uses: "reports", auth: "direct" } };
  const file = {
    ...DEFAULT,
    providers: { provider: PROVIDER, reports: REGIONAL.providers.provider },
    consumers: {
      consumer: CONSUMER,
      outside: { ...REGIONAL.consumers.consumer, uses: { reports: {} }, clients },
    },
  };
  expect(lines(file)).toContain(
    "apply:  cdktf deploy provider reports consumer outside, then cdktf deploy provider",
  );
});

test("a public API has a note that lists its routes", () => {
  expect(lines(PUBLIC)).toEqual([
    "provider    7 resources  cdktf.out/stacks/provider/cdk.tf.json",
    "apply:  cdktf deploy provider",
    "note:   provider: ANYONE on the internet may call GET /, POST /reports",
    "access: 2 calls allowed, 3 intruder calls refused, 7 classes of requests decided",
  ]);
});

describe("a gateway and its services", () => {
  const orderOf = (...edits: readonly Edit[]) => {
    const deployment = parseDeployment(editedGateway(...edits), "/deployments/deployment.yaml", () => true);
    return summary(deployment, [], []).split("\n")[0];
  };

  test("are applied services first, and services again, which learn its endpoints", () => {
    expect(orderOf()).toBe("apply:  cdktf deploy todo names gateway, then cdktf deploy todo names");
  });

  test("are applied once where the file names the endpoints, or the services are others'", () => {
    const alone = GATEWAY.slice(0, GATEWAY.indexOf("consumers:\n"));
    const services = parseDeployment(alone, "/deployments/deployment.yaml", () => true);
    expect(summary(services, [], [])).toMatch(/^apply: {2}cdktf deploy todo names$/m);
    expect(orderOf(todo(described()), [NAMES, ""], ["  todo:\n    account", "  other:\n    account"])).toBe(
      "apply:  cdktf deploy other names gateway",
    );
  });
});

test("existing roles have notes on the permissions that they need", () => {
  expect(
    lines(EXISTING_ROLES).filter((line) => line.startsWith("note:   roles: the policy of")),
  ).toHaveLength(3);
});
