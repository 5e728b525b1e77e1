/** A deployment without mistakes, which tests edit in one place. */
export const BASE = `name: shop
region: eu-west-1
tags: { owner: platform }
state:
  type: s3
  bucket: acme-terraform-state
  region: eu-west-1
providers:
  orders:
    account: "111111111111"
    service:
      type: private-rest-api
      auth: iam
      routes:
        - GET /
        - { route: "POST /orders/{id}", handler: ./handlers/orders.ts }
      accessLog: { retentionDays: 60 }
    backend:
      timeoutSeconds: 10
    externalConsumers:
      partner:
        account: "333333333333"
        endpointIds: [vpce-0123456789abcdef0]
        callerRoleArns: [arn:aws:iam::333333333333:role/caller]
consumers:
  web:
    account: "222222222222"
    network:
      cidr: 10.1.0.0/16
      zones: [a, b]
    uses:
      orders:
        routes: [GET /]
    clients:
      direct: { type: lambda, uses: orders, auth: direct }
      assumed: { type: lambda, uses: orders, auth: assume-role }
`;

/** A deployment of a regional API, whose consumer is outside any VPC, and of one that anybody may call. */
export const REGIONAL = `name: shop
region: eu-west-1
state:
  type: s3
  bucket: acme-terraform-state
  region: eu-west-1
providers:
  orders:
    account: "111111111111"
    service:
      type: regional-rest-api
      auth: iam
    externalConsumers:
      partner:
        account: "333333333333"
        callerRoleArns: [arn:aws:iam::333333333333:role/caller]
  status:
    account: "111111111111"
    service:
      type: regional-rest-api
      auth: none
      acknowledgePublic: true
      routes: [GET /, POST /reports]
      accountLogRole: false
consumers:
  web:
    account: "222222222222"
    uses:
      orders:
        allowRoles: ["ecs-app-*"]
    clients:
      direct: { type: lambda, uses: orders, auth: direct }
      assumed: { type: lambda, uses: orders, auth: assume-role }
`;

/** The parts of both bases that edits replace: the clients, and the roles that the external consumer calls as. */
export const DIRECT = "direct: { type: lambda, uses: orders, auth: direct }";
export const ASSUMED = "assumed: { type: lambda, uses: orders, auth: assume-role }";
export const CALLERS = "        callerRoleArns: [arn:aws:iam::333333333333:role/caller]\n";

/** Texts of a base and what to write instead, one after the other. */
export type Edit = readonly [from: string, to: string];

/** A base with edits; each text has to be there exactly once. */
export const edited = editing(BASE);
export const editedRegional = editing(REGIONAL);

/** A function that gives a base with edits; each text has to be there exactly once. */
export function editing(base: string) {
  return (...edits: readonly Edit[]): string =>
    edits.reduce((text, [from, to]) => {
      if (text.split(from).length !== 2) throw new Error(`the base has "${from}" not exactly once`);
      return text.replace(from, () => to);
    }, base);
}
