import { entranceSlots } from "../../../src/model/mutual-tls/used-entrance";
import type { Edit } from "../base";
import {
  CLIENTS,
  editedMutual,
  MUTUAL_TLS,
  network,
  parsedMutual,
  SHELL,
  SIGNING,
  USE,
} from "../mutual-tls-base";

describe("what is not said of certificates", () => {
  const [consumer] = parsedMutual(MUTUAL_TLS).consumers;

  test("the way to Secrets Manager, and addresses", () => {
    expect(consumer?.vpc).toMatchObject({ secretsManager: true, ssm: true, sts: false, pinsAddresses: true });
    expect(consumer?.vpc?.executeApi).toBeUndefined();
  });

  test("clients that show a certificate alone sign nothing", () => {
    expect(consumer?.uses[0]).toMatchObject({
      directRoleArns: [],
      assumingRoleArns: [],
      allowedRoleArns: [],
    });
  });

  test("without an instance there is no way to Systems Manager", () => {
    expect(parsedMutual(editedMutual([SHELL, ""])).consumers[0]?.vpc).toMatchObject({ ssm: false });
  });
});

test("a private API beside the entrance has the consumer's own endpoint, and addresses are pinned for both", () => {
  const edits: readonly Edit[] = [
    [
      `${USE}${CLIENTS}`,
      `${USE}      plain: { api: { id: a1b2c3d4e5, account: "444444444444" } }\n${CLIENTS}`,
    ],
    [SHELL, "      plain: { type: lambda, uses: plain, auth: direct }\n"],
  ];
  expect(parsedMutual(editedMutual(...edits)).consumers[0]?.vpc).toMatchObject({
    executeApi: { kind: "made", privateDns: true, associate: false },
    pinsAddresses: true,
  });
});

test("the association of that endpoint is for the private API alone", () => {
  const edits: readonly Edit[] = [
    [
      `${USE}${CLIENTS}`,
      `${USE}      plain: { api: { id: a1b2c3d4e5, account: "444444444444" } }\n    endpoints: { executeApi: { privateDns: false, associate: true } }\n${CLIENTS}`,
    ],
    [SHELL, "      plain: { type: lambda, uses: plain, auth: direct }\n"],
  ];
  const { providers, consumers } = parsedMutual(editedMutual(...edits));
  expect(consumers[0]?.vpc?.executeApi).toMatchObject({ associate: true });
  expect(providers[0]?.grants[0]?.reach).toEqual({ kind: "linked", associate: false, isReadable: true });
});

test.each([
  ["pending", false],
  ["linked", true],
])("with HCP Terraform, a consumer's endpoint is read if it is %s", (link, isReadable) => {
  const text = editedMutual(
    [
      "  type: s3\n  bucket: acme-terraform-state\n  region: eu-west-1\n",
      "  type: cloud\n  organization: acme\n",
    ],
    [CLIENTS, `    link: ${link}\n${CLIENTS}`],
  );
  expect(parsedMutual(text).providers[0]?.grants[0]?.reach).toEqual({
    kind: "linked",
    associate: false,
    isReadable,
  });
});

test("who signs is a role of the consumer's, where the API asks for signatures", () => {
  const [provider] = parsedMutual(editedMutual(...SIGNING)).providers;
  const roles = ["caller", "shell"].map((name) => `arn:aws:iam::222222222222:role/shop-web-${name}`);
  expect(provider?.grants[0]).toMatchObject({ callerRoleArns: roles });
  expect(provider?.grants[0]).not.toHaveProperty("certificate");
});

test.each([
  ["/16", 4086],
  ["/24", 6],
])(
  "in a block of %s, as large or as small as any, entrances' endpoints have %i addresses",
  (prefix, slots) => {
    const cidr = `10.1.0.0${prefix}`;
    expect(entranceSlots(cidr)).toBe(slots);
    const text = editedMutual(network(`{ cidr: ${cidr}, zones: [euw1-az1] }`));
    expect(parsedMutual(text).consumers[0]?.uses[0]?.entrance?.slot).toBeLessThan(slots);
  },
);
