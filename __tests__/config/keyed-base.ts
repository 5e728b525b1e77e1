import { type Edit, editing } from "./base";

/** A deployment of an API whose callers have keys, with a function and a front door that use it. */
const KEYED = `name: shop
region: eu-west-1
state:
  type: s3
  bucket: acme-terraform-state
  region: eu-west-1
providers:
  orders:
    account: "111111111111"
    service:
      type: private-rest-api
      auth: api-key
      routes: [GET /, POST /orders]
    externalConsumers:
      partner:
        account: "333333333333"
        endpointIds: [vpce-0123456789abcdef0]
        apiKeySecretArn: arn:aws:secretsmanager:eu-west-1:333333333333:secret:partner-a1B2c3
consumers:
  web:
    account: "222222222222"
    network:
      cidr: 10.1.0.0/16
      zones: [a, b]
    uses:
      orders: {}
    clients:
      reader: { type: lambda, uses: orders, auth: api-key }
      door: { type: rest-front-door, uses: orders, callers: { mobile: {} } }
`;

/** Parts of it that edits replace. */
export const USE = "      orders: {}\n";
export const READER = "reader: { type: lambda, uses: orders, auth: api-key }";
export const DOOR = "      door: { type: rest-front-door, uses: orders, callers: { mobile: {} } }\n";
export const SECRET =
  "        apiKeySecretArn: arn:aws:secretsmanager:eu-west-1:333333333333:secret:partner-a1B2c3\n";
export const NETWORK = "      cidr: 10.1.0.0/16\n      zones: [a, b]\n";

/** A network that is adopted, with the addresses that a front door asks for. */
export const ADOPTED = `      vpcId: vpc-01234567
      clientSubnetIds: [subnet-0000000c]
      endpointSubnetIds: [subnet-0000000a, subnet-0000000b]
      addresses: { subnet-0000000a: 10.1.2.20, subnet-0000000b: 10.1.3.20 }
`;

export const editedKeyed = editing(KEYED);

/** Edits: other settings of the use, of the front door's callers and of itself, of the addresses. */
export const used = (settings: string): Edit => [USE, `      orders: ${settings}\n`];
export const callers = (map: string, more = ""): Edit => [
  DOOR,
  `      door: { type: rest-front-door, uses: orders, callers: ${map}${more} }\n`,
];
export const addresses = (map: string): Edit => [NETWORK, ADOPTED.replace(/\{.*\}/, map)];

export const AUTH = "auth: api-key\n      routes";
export const ROLES = "        callerRoleArns: [arn:aws:iam::333333333333:role/caller]\n";

/** The same API without keys: its callers sign. */
export const SIGNING: readonly Edit[] = [
  [AUTH, "auth: iam\n      routes"],
  [SECRET, ROLES],
  [READER, READER.replace("api-key", "direct")],
  [DOOR, ""],
];

/** An API of another file beside it, by further facts, with a function that calls it. */
export function described(facts: string, auth = "api-key", more = ""): Edit {
  const client = `      far: { type: lambda, uses: far, auth: ${auth} }\n`;
  const use = `      far: { api: { id: a1b2c3d4e5, account: "444444444444"${facts} }${more} }\n`;
  return ["    clients:\n", `${use}    clients:\n${client}`];
}
