import { type Combination, refusalOf } from "../../../src/config/checks/uses/combinations";
import { mutualProblems } from "../mutual-tls-base";

const SERVICES = [
  { service: "private-rest-api", auth: "iam" },
  { service: "private-rest-api", auth: "none" },
  { service: "mtls-rest-api", auth: "certificate" },
  { service: "mtls-rest-api", auth: "iam" },
  { service: "regional-rest-api", auth: "iam" },
  { service: "regional-rest-api", auth: "none" },
] as const;
const CLIENTS = [
  { client: "lambda", clientAuth: "direct" },
  { client: "lambda", clientAuth: "assume-role" },
  { client: "lambda", clientAuth: "certificate" },
  { client: "instance", clientAuth: "direct" },
  { client: "instance", clientAuth: "certificate" },
  { client: "instance", clientAuth: "none" },
  { client: "role", clientAuth: "direct" },
] as const;
const NETWORKS = {
  adopted: {
    vpcId: "vpc-0123456789abcdef0",
    clientSubnetIds: ["subnet-0123456789abcdef0"],
    endpointSubnetIds: ["subnet-0123456789abcdef1"],
  },
  none: undefined,
};

const COMBINATIONS: readonly Combination[] = SERVICES.flatMap((service) =>
  CLIENTS.flatMap((client) =>
    (["made", "adopted", "none"] as const).map((network) => ({ ...service, ...client, network })),
  ),
);

/** The parts that an entrance asks for, of its provider and of a use of it. */
const ENTRANCE = {
  domain: { name: "mtls.example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" },
  trustStore: { caBundle: "./issuing.pem" },
};
const SERVED = { cidr: "10.3.0.0/22", zones: ["euw1-az1", "euw1-az2"] };
const FACTS = {
  domain: "mtls.example.com",
  endpointServiceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0",
  zones: SERVED.zones,
};

/** A file with one client, of a provider beside it. */
function linked(combination: Combination): object {
  const { service: type, auth } = combination;
  const isPublic = type === "regional-rest-api" && auth === "none";
  const hasEntrance = type === "mtls-rest-api";
  const service = {
    ...{ type, auth, ...(isPublic && { acknowledgePublic: true }) },
    ...(hasEntrance && ENTRANCE),
  };
  const orders = { account: "111111111111", service, ...(hasEntrance && { network: SERVED }) };
  const use = auth === "certificate" ? { subjects: ["CN=web"] } : {};
  return { ...file(combination, use), providers: { orders } };
}

/** A file with one client, of an API that only its facts describe. */
function described(combination: Combination): object {
  const { service: type, auth, clientAuth } = combination;
  const role = { accessRoleArn: "arn:aws:iam::111111111111:role/access" };
  const isAssumed = clientAuth === "assume-role" && auth === "iam";
  return file(combination, {
    api: {
      ...{ id: "a1b2c3d4e5", account: "111111111111", type, auth, ...(isAssumed && role) },
      ...(type === "mtls-rest-api" && FACTS),
    },
  });
}

function file({ service, client: type, clientAuth: auth, network }: Combination, use: object): object {
  const made = { cidr: "10.1.0.0/16", zones: [service === "mtls-rest-api" ? "euw1-az1" : "a"] };
  return {
    name: "shop",
    region: "eu-west-1",
    state: { type: "s3", bucket: "acme-terraform-state", region: "eu-west-1" },
    consumers: {
      web: {
        account: "222222222222",
        network: network === "made" ? made : NETWORKS[network],
        uses: { orders: use },
        clients: { one: { type, uses: "orders", auth, ...(type === "role" && { role: "app" }) } },
      },
    },
  };
}

const nameOf = (combination: Combination) => Object.values(combination).join(" ");
const works = (file: object) => mutualProblems(JSON.stringify(file)).length === 0;

test("there are as many combinations as there are choices", () => {
  expect(new Set(COMBINATIONS.map(nameOf)).size).toBe(6 * 7 * 3);
});

test.each([
  ["of a provider of the file", linked],
  ["of an API that its facts describe", described],
])("a client %s is accepted if the table has nothing against it, and only then", (_, fileOf) => {
  const accepted = COMBINATIONS.filter((combination) => works(fileOf(combination)));
  const unrefused = COMBINATIONS.filter((combination) => refusalOf(combination) === undefined);
  expect(accepted.map(nameOf)).toEqual(unrefused.map(nameOf));
  // Of private APIs as of regional ones 12 and 4; of those with an entrance two clients, each with two ways of knowing callers.
  expect(accepted).toHaveLength(20);
});

test("what is not known of a combination is not held against it", () => {
  expect(refusalOf({ service: "regional-rest-api", network: undefined, client: undefined })).toBeUndefined();
  expect(refusalOf({ auth: "iam" })).toBeUndefined();
});
