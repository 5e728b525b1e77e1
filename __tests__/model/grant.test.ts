import type { Reach } from "../../src/model/grant";
import { linkedGrant } from "../../src/policies/rest-api/linked-grant";
import { ADOPTING, DEFAULT, deploymentFrom, PROVIDER, REGIONAL } from "../support/deployment";

const ADOPTED = "vpce-0123456789abcdef0";
const MADE = "vpce-0aaaaaaaaaaaaaaa0";

const PARTNER = {
  account: "333333333333",
  callerRoleArns: ["arn:aws:iam::333333333333:role/caller"],
};

const withPartner = (file: typeof DEFAULT, partner: object) => ({
  ...file,
  providers: { provider: { ...file.providers.provider, externalConsumers: { partner } } },
});

const CASES: readonly (readonly [string, object, string, Reach, readonly string[]])[] = [
  [
    "of an endpoint that the consumer makes is linked",
    DEFAULT,
    "consumer",
    { kind: "linked", associate: false, isReadable: true },
    [MADE],
  ],
  [
    "of an endpoint that the consumer adopts is that endpoint",
    { ...DEFAULT, consumers: { consumer: ADOPTING } },
    "consumer",
    { kind: "endpoints", ids: [ADOPTED], associate: false },
    [ADOPTED],
  ],
  [
    "of a consumer outside the file is the endpoints that the file names",
    withPartner(DEFAULT, { ...PARTNER, endpointIds: [ADOPTED] }),
    "partner",
    { kind: "endpoints", ids: [ADOPTED], associate: false },
    [ADOPTED],
  ],
  ["of a regional API is the internet", REGIONAL, "consumer", { kind: "internet" }, []],
  [
    "of a regional API is the internet for a consumer outside the file too",
    withPartner({ ...DEFAULT, ...REGIONAL } as unknown as typeof DEFAULT, PARTNER),
    "partner",
    { kind: "internet" },
    [],
  ],
];

test.each(CASES)("the endpoints for reach %s", (_, file, consumer, reach, endpointIds) => {
  const deployment = deploymentFrom(file);
  const [provider] = deployment.providers;
  const grant = provider?.grants.find((one) => one.consumer === consumer);
  expect(grant?.reach).toEqual(reach);
  expect(grant && linkedGrant(grant, { consumer: [MADE] }).endpointIds).toEqual(endpointIds);
});

test("a linked endpoint without an id is an error", () => {
  const deployment = deploymentFrom({ ...DEFAULT, providers: { provider: PROVIDER } });
  const [grant] = deployment.providers.flatMap(({ grants }) => grants);
  expect(() => grant && linkedGrant(grant, {})).toThrow("no endpoint id is given for consumer consumer");
});
