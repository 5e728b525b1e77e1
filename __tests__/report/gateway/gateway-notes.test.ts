import { parseDeployment } from "../../../src/config/parse-deployment";
import { gatewayNotes } from "../../../src/report/gateway/gateway-notes";
import type { Edit } from "../../config/base";
import {
  auth,
  described,
  editedGateway,
  fargate,
  gateway,
  NAMES,
  network,
  servers,
  TODO,
  TODO_NETWORK,
  todo,
} from "../../config/gateway-base";
import { DEFAULT, deploymentFrom } from "../../support/deployment";

const notesOf = (...edits: readonly Edit[]) =>
  gatewayNotes(parseDeployment(editedGateway(...edits), "/deployments/deployment.yaml", () => true));
const about = (stackId: string, notes: readonly string[]) =>
  notes.filter((note) => note.startsWith(`${stackId}: `)).map((note) => note.slice(stackId.length + 2));

test("it is said of a service what has to be there, when it lets its gateway in, and what it costs", () => {
  expect(about("names", notesOf())).toEqual([
    `the image 333333333333.dkr.ecr.eu-west-1.amazonaws.com/names@sha256:${"4f53cda1".repeat(8)} has to be in its registry before this stack is applied`,
    "a new endpoint of gateway is accepted when this stack is applied after it; until then the gateway answers 504",
    "always on, beside the servers: balancer 16.43, endpoints in place of NAT (ecr.api, ecr.dkr, logs) in 3 zones 65.70: 82.13 dollars a month in us-east-1",
  ]);
  expect(about("todo", notesOf())).toEqual([
    expect.stringMatching(/^a new endpoint of gateway is accepted/),
    "always on, beside the servers: balancer 16.43, endpoints in place of NAT (logs, ssm, ssmmessages) in 2 zones 43.80: 60.23 dollars a month in us-east-1",
  ]);
});

test("it is said of a consumer outside the file that its endpoint is still to be named", () => {
  const external = `${TODO_NETWORK}    externalConsumers: { partner: { account: "444444444444" } }\n`;
  expect(about("todo", notesOf([TODO_NETWORK, external]))).toContain(
    "partner in account 444444444444 may ask for an endpoint, which is accepted once its endpointIds are in this file",
  );
});

test("it is said of a gateway who may call, when its link sleeps, and what it costs", () => {
  expect(about("gateway", notesOf())).toEqual([
    "whoever has a token of https://issuer.example.com/ for shop may call",
    "after 60 days without a call the VPC link is inactive, and the first calls fail for some minutes (keepWarm: true prevents it)",
    "always on: balancer 16.43, firewall 6.00, endpoints of its services in 2 zones 29.20: 51.63 dollars a month in us-east-1",
  ]);
});

test("nothing is said of a link that is kept awake", () => {
  expect(notesOf(gateway("keepWarm: true")).join("\n")).not.toContain("VPC link");
});

test.each([
  ["a rule of the firewall", gateway("waf: { rateLimitPer5Minutes: 100 }"), "firewall 7.00", "52.63"],
  ["no firewall", gateway("waf: false"), "balancer 16.43, endpoints", "45.63"],
  [
    "a third zone",
    network("{ cidr: 10.0.0.0/20, zones: [euw1-az1, euw1-az2, euw1-az3] }"),
    "in 3 zones 43.80",
    "66.23",
  ],
] as const)("%s changes the price", (_, edit, part, total) => {
  const zones = [
    "cidr: 10.4.0.0/22, zones: [euw1-az1, euw1-az2]",
    "cidr: 10.4.0.0/22, zones: [euw1-az1, euw1-az2, euw1-az3]",
  ] as const;
  const [price] = about("gateway", notesOf(zones, edit)).slice(-1);
  expect(price).toContain(part);
  expect(price).toContain(`: ${total} dollars`);
});

test("ANYONE is a warning with the routes, and roles are not all who may call", () => {
  expect(about("gateway", notesOf(auth("auth: none\n        acknowledgePublic: true")))[0]).toBe(
    "ANYONE on the internet may call GET /todo, GET /todo/{id}, POST /todo, GET /names, GET /names/{rest+}",
  );
  expect(about("gateway", notesOf(auth("auth: iam\n        callers: { a: { role: app } }")))[0]).toBe(
    "beside its callers, those whom the policies of account 111111111111 let invoke every API may call, as an HTTP API has no policy of its own",
  );
});

test("owners of services, balancers and names outside the file have something to do", () => {
  const certificate = "arn:aws:acm:eu-west-1:111111111111:certificate/12345678-1234-1234-1234-123456789012";
  const notes = notesOf(
    ["  todo:\n    account", "  other:\n    account"],
    [TODO_NETWORK, ""],
    servers(
      "{ type: existing, loadBalancerArn: arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/net/orders/0123456789abcdef, zones: [euw1-az1, euw1-az2] }",
    ),
    todo(described()),
    gateway(`domain: { name: api.example.com, certificateArn: '${certificate}' }`),
  );
  expect(about("other", notes)).toEqual([
    "the owner of arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/net/orders/0123456789abcdef has to let PrivateLink through its security groups, if it has any",
  ]);
  expect(about("gateway", notes).slice(1, 3)).toEqual([
    'the owner of todo has to allow account 111111111111 and to accept this stack\'s output endpoint_ids["todo"]',
    "the owner of api.example.com has to make it, as an alias of the output gateway_domain_target",
  ]);
  const hosted = gateway(
    `domain: { name: api.example.com, certificateArn: '${certificate}', hostedZoneId: Z0123456789ABCDEFGHIJ }`,
  );
  expect(notesOf(hosted).join("\n")).not.toContain("gateway_domain_target");
});

test("more endpoints than a VPC has by default need a quota", () => {
  const uses = (count: number) =>
    Array.from(
      { length: count },
      (_, i) =>
        `      s${i}: ${described().replace("GET /todo", `GET /s${i}`).replace(" } }", ` }, slot: ${i} }`)}\n`,
    ).join("");
  const quota =
    /needs a higher quota for interface endpoints of a VPC: 51 are made, and 50 are allowed by default/;
  expect(notesOf([TODO, uses(51)], [NAMES, ""]).join("\n")).toMatch(quota);
  expect(notesOf([TODO, uses(50)], [NAMES, ""]).join("\n")).not.toContain("quota");
});

test("an image of containers is named wherever it is", () => {
  expect(notesOf(servers(fargate())).join("\n")).toContain("todo: the image 222222222222.dkr.ecr");
});

test("without gateways there is nothing to say", () => {
  expect(gatewayNotes(deploymentFrom(DEFAULT))).toEqual([]);
});
