import { resolve } from "node:path";
import fc from "fast-check";
import { deploymentExpectations } from "../../src/access/network/deployment-expectations";
import { type NetworkFindings, networkFindings } from "../../src/access/network/network-findings";
import { hasGateways } from "../../src/commands/gateway-proof";
import { loadDeployment } from "../../src/config/load-deployment";
import { parseDeployment } from "../../src/config/parse-deployment";
import type { Deployment } from "../../src/model/deployment";
import { EVERY_KEY } from "../config/schema/every-key";
import { accepted, arbitraryDeployment } from "../support/arbitrary/arbitrary-deployment";
import { EXAMPLE_NAMES, exampleFile } from "../support/examples";
import { synth } from "../support/synth";

function prove(deployment: Deployment): NetworkFindings {
  const stacks = Object.entries(synth(deployment)).map(([id, { text }]) => [id, JSON.parse(text)] as const);
  return networkFindings(Object.fromEntries(stacks), deploymentExpectations(deployment));
}

const example = (name: string) => prove(loadDeployment(exampleFile(name)));

/** Those of gateways have a proof of their own. */
const OF_APIS = EXAMPLE_NAMES.filter((name) => !hasGateways(loadDeployment(exampleFile(name))));

test.each(OF_APIS)("%s: every way is a fact of the stacks, and there is no other", (name) => {
  const { sentences, problems } = example(name);
  expect(problems).toEqual([]);
  expect(sentences.length).toBeGreaterThan(8);
});

test("the default deployment assumes nothing", () => {
  const { assumptions, problems } = prove(loadDeployment(resolve(__dirname, "../../deployment.yaml")));
  expect({ assumptions, problems }).toEqual({ assumptions: [], problems: [] });
});

test("a deployment with every key has no part that the proof does not know", () => {
  expect(prove(parseDeployment(EVERY_KEY, "deployment.yaml", () => true)).problems).toEqual([]);
});

test("generated deployments have no problem", () => {
  const property = fc.property(arbitraryDeployment, (file) => {
    const deployment = accepted(file);
    fc.pre(deployment !== undefined);
    expect(prove(deployment).problems).toEqual([]);
  });
  fc.assert(property, { numRuns: 40, seed: 7 });
});

describe("an adopted network", () => {
  it("is reached as far as the stack goes, and the rest is said to be assumed", () => {
    const { sentences, assumptions } = example("adopted-network");
    expect(sentences).toContain(
      "consumer: aws_lambda_function.direct is let out of aws_security_group.clients to sg-0bbbbbbbbbbbbbbb1 on 443, for vpce-0bbbbbbbbbbbbbbb1, by its own DNS name",
    );
    expect(assumptions).toEqual(
      expect.arrayContaining([
        "consumer: sg-0bbbbbbbbbbbbbbb1 guards vpce-0bbbbbbbbbbbbbbb1 in vpc-0bbbbbbbbbbbbbbb1, and lets aws_security_group.clients in on tcp 443",
        "consumer: routes, network ACLs and DNS of vpc-0bbbbbbbbbbbbbbb1 are its owner's, and so is everything else in it",
        "provider: subnet-0aaaaaaaaaaaaaaa1 and subnet-0aaaaaaaaaaaaaaa2 use the routes of rtb-0aaaaaaaaaaaaaaa1",
      ]),
    );
  });
});

test.each([
  [
    "private-backend",
    "provider: aws_lambda_function.identity reaches aws_vpc_endpoint.dynamodb by the routes of aws_subnet.backend_a and aws_subnet.backend_b, on 443 from aws_security_group.backend to data.aws_ec2_managed_prefix_list.dynamodb",
  ],
  [
    "private-open",
    "inside: aws_instance.shell reaches aws_vpc_endpoint.ssmmessages by private DNS, on 443 from aws_security_group.clients to aws_security_group.endpoints",
  ],
  [
    "no-private-dns",
    "associated: aws_lambda_function.direct reaches aws_vpc_endpoint.execute_api by the name of API and endpoint, on 443 from aws_security_group.clients to aws_security_group.endpoints",
  ],
  [
    "no-private-dns",
    "plain: aws_lambda_function.direct reaches aws_vpc_endpoint.execute_api by its own DNS name, on 443 from aws_security_group.clients to aws_security_group.endpoints",
  ],
  [
    "existing-roles",
    "shop: whatever others put into aws_security_group.clients (output client_security_group_id) reaches aws_vpc_endpoint.execute_api on 443 from aws_security_group.clients to aws_security_group.endpoints",
  ],
  [
    "regional-iam",
    "analytics: aws_lambda_function.direct runs outside any VPC, and calls ${local.reports_api_id}.execute-api.eu-west-1.amazonaws.com over the internet by TLS",
  ],
])("%s says: %s", (name, sentence) => {
  expect(example(name).sentences).toContain(sentence);
});
