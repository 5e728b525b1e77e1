import { loadDeployment } from "../../../src/config/load-deployment";
import { examine } from "../../../src/operate/doctor/examine";
import { type ExaminedCall, examinedCalls } from "../../../src/operate/doctor/examined-call";
import type { Facts } from "../../../src/operate/doctor/facts/facts";
import type { ReadFacts } from "../../../src/operate/doctor/facts/read-facts";
import { readPolicies } from "../../../src/operate/doctor/permissions";
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
};

test.each(EXAMPLE_NAMES)(
  "%s: every call can be looked at where nothing was applied, and a cause is found",
  async (name) => {
    const calls = examinedCalls(loadDeployment(exampleFile(name)));
    const facts = { fact: async (_: ExaminedCall, name: keyof Facts) => NOTHING[name] };
    const { findings } = await examine(calls, facts as unknown as ReadFacts);
    const found = new Set(findings.flatMap((finding) => finding.calls.map((call) => call.name)));
    expect([...found].sort()).toEqual(calls.map((call) => call.name).sort());
    expect(Object.keys(readPolicies(calls)).length > 0).toBe(calls.length > 0);
  },
);
