import { KEYED } from "../../support/deployment";
import { stackOf, synthFile } from "../../support/synth";

const { provider: PROVIDER } = KEYED.providers;
const { consumer: CONSUMER } = KEYED.consumers;
const { externalConsumers: _, ...ALONE } = PROVIDER;

describe.each([
  ["us-gov-west-1", "aws-us-gov", "amazonaws.com", "com.amazonaws.us-gov-west-1"],
  ["cn-north-1", "aws-cn", "amazonaws.com.cn", "com.amazonaws.cn-north-1"],
])("in %s", (region, partition, suffix, services) => {
  const state = { ...KEYED.state, region };
  const stacks = synthFile({ ...KEYED, region, state, providers: { provider: ALONE } });
  const consumer = stackOf(stacks, "consumer");

  it("every ARN is of the partition", () => {
    for (const { text } of Object.values(stacks)) {
      const partitions = new Set([...text.matchAll(/arn:(aws[a-z-]*):/g)].map(([, name]) => name));
      expect([...partitions]).toEqual([partition]);
    }
  });

  it("KMS keys are used through Secrets Manager of the region, by its name there", () => {
    for (const { text } of Object.values(stacks)) {
      const names = [...text.matchAll(/kms:ViaService\\*": *\\*"([^"\\]+)/g)].map(([, name]) => name);
      expect([...new Set(names)]).toEqual([`secretsmanager.${region}.${suffix}`]);
    }
  });

  it("the front door calls the private API by its name there, through the endpoint's service of the region", () => {
    expect(JSON.stringify(consumer.json.locals.door_openapi)).toContain(
      `https://\${local.provider_api_id}.execute-api.${region}.${suffix}/prod/`,
    );
    expect(consumer.json.resource.aws_vpc_endpoint?.secretsmanager?.service_name).toBe(
      `${services}.secretsmanager`,
    );
  });
});

describe("the roles that keys need", () => {
  const roles = { path: "/team/", permissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess" };
  const stacks = synthFile({
    ...KEYED,
    providers: { provider: { ...PROVIDER, roles } },
    consumers: { consumer: { ...CONSUMER, roles } },
  });

  test.each([
    ["provider", ["api_gateway_logs", "authorizer", "identity"]],
    ["consumer", ["api_gateway_logs", "door", "door_rotation", "provider_rotation", "reader"]],
  ])("have the path and the boundary of the %s", (stackId, names) => {
    const made = Object.entries(stackOf(stacks, stackId).json.resource.aws_iam_role ?? {});
    expect(made.map(([name]) => name).sort()).toEqual(names);
    for (const [, role] of made)
      expect(role).toMatchObject({ path: "/team/", permissions_boundary: roles.permissionsBoundary });
  });

  it("are named with it wherever a policy knows them", () => {
    const { text } = stackOf(stacks, "consumer");
    const named = [...text.matchAll(/arn:aws:iam::\d+:role\/([^"\\]+)/g)].map(([, name = ""]) => name);
    expect([...new Set(named)].sort()).toEqual([
      "team/private-api-consumer-door",
      "team/private-api-consumer-door-rotation",
      "team/private-api-consumer-provider-rotation",
      "team/private-api-consumer-reader",
      "team/private-api-provider-authorizer",
    ]);
  });
});

test("in one account, provider and consumer are two principals of one document all the same", () => {
  const consumers = { consumer: { ...CONSUMER, account: PROVIDER.account } };
  const { door, reader } = CONSUMER.clients;
  const clients = { reader, door: { ...door, accountLogRole: false } };
  const { json } = stackOf(
    synthFile({ ...KEYED, consumers: { consumer: { ...consumers.consumer, clients } } }),
    "consumer",
  );
  const { Statement } = JSON.parse(String(json.resource.aws_kms_key?.provider_api_key?.policy));
  const [decrypting] = Statement.filter(({ Sid }: { Sid: string }) => Sid === "DecryptKeys");
  expect(decrypting.Principal).toEqual({ AWS: "arn:aws:iam::111111111111:root" });
});
