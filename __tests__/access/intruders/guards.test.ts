import { statementWords } from "../../../src/access/evaluation/wording";
import { examine } from "../../../src/access/prove";
import { worldOf } from "../../../src/access/world/world";
import { loadDeployment } from "../../../src/config/load-deployment";
import type { Deployment } from "../../../src/model/deployment";
import type { StatementRef } from "../../../src/policies/document-ref";
import {
  CONSUMER,
  COVERING,
  COVERING_IN_ONE_ACCOUNT,
  DEFAULT,
  deploymentFrom,
  FILE,
  PROVIDER,
  TWO_CONSUMERS,
} from "../../support/deployment";
import { EXAMPLE_NAMES, exampleFile } from "../../support/examples";
import { mutualTlsDeployment } from "../../support/mutual-tls-deployment";
import { policyPlaces } from "../../support/policies/policy-places";

/** Two consumers that share an Allow. */
const ALIKE = {
  ...FILE,
  providers: { provider: PROVIDER },
  consumers: { orders: CONSUMER, billing: { ...CONSUMER, account: "333333333333" } },
};

const DEPLOYMENTS: readonly (readonly [string, Deployment])[] = [
  ["the default deployment", deploymentFrom(DEFAULT)],
  ["two consumers", deploymentFrom(TWO_CONSUMERS)],
  ["two consumers of equal routes", deploymentFrom(ALIKE)],
  ["covering grants", deploymentFrom(COVERING)],
  ["covering grants in a single account", deploymentFrom(COVERING_IN_ONE_ACCOUNT)],
  ["certificates behind a regional domain", mutualTlsDeployment()],
  ["certificates behind a private domain", mutualTlsDeployment({ endpointType: "private" })],
  ["signed calls behind mutual TLS", mutualTlsDeployment({ auth: "iam", endpointType: "private" })],
  ...EXAMPLE_NAMES.map((name) => [name, loadDeployment(exampleFile(name))] as const),
];

describe.each(DEPLOYMENTS)("%s", (_, deployment) => {
  const { probes } = examine(worldOf(deployment));

  test("has the document and statement that should refuse each intruder", () => {
    const places = policyPlaces(worldOf(deployment)).map(
      ({ ref, document }) => [key(ref), document.Statement.map(({ Sid }) => Sid)] as const,
    );
    const sids = new Map(places);
    const { providers, consumers } = worldOf(deployment);
    const apis = new Set(
      [...providers.map(({ api }) => api), ...consumers.flatMap(({ doors }) => Object.values(doors))].map(
        ({ name }) => name,
      ),
    );
    const missing = probes.filter(({ guard: { document, sid } }) =>
      // Authorization, routes and the entrance are decided without a policy, so they have no statements.
      ["authorization", "routes", "entrance"].includes(document.kind)
        ? sid !== undefined || !apis.has(document.owner)
        : sid === undefined || !sids.get(key(document))?.includes(sid),
    );
    expect(missing.map(({ guard, sentence }) => `${statementWords(guard)}: ${sentence}`)).toEqual([]);
  });

  test("evaluates that document for each intruder, without an Allow", () => {
    const wrong = probes.filter(
      ({ guard, verdict }) =>
        !verdict.steps.some(
          ({ document, effect }) =>
            key(document) === key(guard.document) && ["deny", "silent"].includes(effect),
        ),
    );
    expect(wrong.map(({ guard, sentence }) => `${statementWords(guard)}: ${sentence}`)).toEqual([]);
  });
});

function key({ kind, owner }: StatementRef["document"]): string {
  return `${kind} ${owner}`;
}
