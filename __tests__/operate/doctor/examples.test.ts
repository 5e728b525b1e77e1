import { loadDeployment } from "../../../src/config/load-deployment";
import { examine } from "../../../src/operate/doctor/examine";
import { type ExaminedCall, examinedCalls } from "../../../src/operate/doctor/examined-call";
import type { Facts } from "../../../src/operate/doctor/facts/facts";
import type { GatewayFacts } from "../../../src/operate/doctor/gateway/facts/gateway-facts";
import { type GatewayCall, gatewayCalls } from "../../../src/operate/doctor/gateway/gateway-call";
import { GATEWAY } from "../../../src/operate/doctor/gateway/gateway-kind";
import { neededFor } from "../../../src/operate/doctor/permissions";
import { REST } from "../../../src/operate/doctor/rest-kind";
import { EXAMPLE_NAMES, exampleFile } from "../../support/examples";
import { NOW } from "./facts-of";

/** Accounts in which nothing was made yet. */
const NOTHING: Facts = {
  now: NOW,
  api: undefined,
  apiIds: {},
  savedMethods: [],
  stage: undefined,
  deployment: undefined,
  logRole: undefined,
  accessLog: [],
  blocked: [],
  backend: undefined,
  backendErrors: [],
  accessRole: undefined,
  linkedEndpoints: {},
  endpoints: [],
  endpoint: undefined,
  stsEndpoint: undefined,
  vpc: undefined,
  groupRules: [],
  clientRole: undefined,
  clientFunction: undefined,
  clientLog: [],
  secrets: {},
  service: undefined,
  serviceEndpoint: undefined,
  entryBalancer: undefined,
  verifier: undefined,
  entranceGroups: undefined,
  trustStore: undefined,
  connectionLog: [],
  ownEndpoint: undefined,
  domain: undefined,
  authorizer: undefined,
  intendedCode: undefined,
  decisions: [],
  doorApi: undefined,
  doorStage: undefined,
  doorDeployment: undefined,
  doorAuthorizer: undefined,
  doorLink: undefined,
  doorBalancer: undefined,
  doorLog: [],
};

const NO_GATEWAY: GatewayFacts = {
  httpApi: undefined,
  httpStage: undefined,
  mappings: undefined,
  routes: [],
  integrations: [],
  tokenAuthorizers: [],
  callerPolicies: {},
  vpcLinks: [],
  gatewayLog: [],
  balancer: undefined,
  rules: [],
  gatewayGroups: { ids: {}, rules: [] },
  webAcl: undefined,
  serviceEndpoint: undefined,
  service: undefined,
  serviceBalancer: undefined,
  serverGroups: undefined,
};

test.each(EXAMPLE_NAMES)(
  "%s: every call through a gateway can be looked at where nothing was applied, and a cause is found",
  async (name) => {
    const calls = gatewayCalls(loadDeployment(exampleFile(name)));
    const fact = async <N extends keyof GatewayFacts>(_: GatewayCall, name: N) => NO_GATEWAY[name];
    const { findings } = await examine({ kind: GATEWAY, calls }, { fact });
    const found = new Set(findings.flatMap((finding) => finding.calls.map((call) => call.name)));
    expect([...found].sort()).toEqual([...new Set(calls.map((call) => call.name))].sort());
    expect(neededFor({ kind: GATEWAY, calls }).length > 0).toBe(calls.length > 0);
  },
);

test.each(EXAMPLE_NAMES)(
  "%s: every call can be looked at where nothing was applied, and a cause is found",
  async (name) => {
    const calls = examinedCalls(loadDeployment(exampleFile(name)));
    const fact = async <N extends keyof Facts>(_: ExaminedCall, name: N) => NOTHING[name];
    const { findings } = await examine({ kind: REST, calls }, { fact });
    const found = new Set(findings.flatMap((finding) => finding.calls.map((call) => call.name)));
    expect([...found].sort()).toEqual(calls.map((call) => call.name).sort());
    expect(neededFor({ kind: REST, calls }).length > 0).toBe(calls.length > 0);
  },
);
