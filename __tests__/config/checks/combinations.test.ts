import { type Combination, refusalOf } from "../../../src/config/checks/uses/combinations";
import { problemsOf } from "../problems-of";

const SERVICES = ["private-rest-api", "regional-rest-api"] as const;
const AUTHS = ["iam", "none"] as const;
const CLIENTS = [
  { client: "lambda", clientAuth: "direct" },
  { client: "lambda", clientAuth: "assume-role" },
  { client: "instance", clientAuth: "direct" },
  { client: "instance", clientAuth: "none" },
  { client: "role", clientAuth: "direct" },
] as const;
const NETWORKS = {
  made: { cidr: "10.1.0.0/16", zones: ["a"] },
  adopted: {
    vpcId: "vpc-0123456789abcdef0",
    clientSubnetIds: ["subnet-0123456789abcdef0"],
    endpointSubnetIds: ["subnet-0123456789abcdef1"],
  },
  none: undefined,
};

const COMBINATIONS: readonly Combination[] = SERVICES.flatMap((service) =>
  AUTHS.flatMap((auth) =>
    CLIENTS.flatMap((client) =>
      (["made", "adopted", "none"] as const).map((network) => ({ service, auth, ...client, network })),
    ),
  ),
);

/** A file with one client, of a provider beside it. */
function linked(combination: Combination): object {
  const { service: type, auth } = combination;
  const isPublic = type === "regional-rest-api" && auth === "none";
  const service = { type, auth, ...(isPublic && { acknowledgePublic: true }) };
  return { ...file(combination, {}), providers: { orders: { account: "111111111111", service } } };
}

/** A file with one client, of an API that only its facts describe. */
function described(combination: Combination): object {
  const { service: type, auth, clientAuth } = combination;
  const role = { accessRoleArn: "arn:aws:iam::111111111111:role/access" };
  const isAssumed = clientAuth === "assume-role" && auth === "iam";
  return file(combination, {
    api: { id: "a1b2c3d4e5", account: "111111111111", type, auth, ...(isAssumed && role) },
  });
}

function file({ client: type, clientAuth: auth, network }: Combination, use: object): object {
  return {
    name: "shop",
    region: "eu-west-1",
    state: { type: "s3", bucket: "acme-terraform-state", region: "eu-west-1" },
    consumers: {
      web: {
        account: "222222222222",
        network: NETWORKS[network],
        uses: { orders: use },
        clients: { one: { type, uses: "orders", auth, ...(type === "role" && { role: "app" }) } },
      },
    },
  };
}

const nameOf = (combination: Combination) => Object.values(combination).join(" ");
const works = (file: object) => problemsOf(JSON.stringify(file)).length === 0;

test("there are as many combinations as there are choices", () => {
  expect(new Set(COMBINATIONS.map(nameOf)).size).toBe(2 * 2 * 5 * 3);
});

test.each([
  ["of a provider of the file", linked],
  ["of an API that its facts describe", described],
])("a client %s is accepted if the table has nothing against it, and only then", (_, fileOf) => {
  const accepted = COMBINATIONS.filter((combination) => works(fileOf(combination)));
  const unrefused = COMBINATIONS.filter((combination) => refusalOf(combination) === undefined);
  expect(accepted.map(nameOf)).toEqual(unrefused.map(nameOf));
  expect(accepted).toHaveLength(16);
});

test("what is not known of a combination is not held against it", () => {
  expect(refusalOf({ service: "regional-rest-api", network: undefined, client: undefined })).toBeUndefined();
  expect(refusalOf({ auth: "iam" })).toBeUndefined();
});
