import { deploymentExpectations } from "../../../../src/access/network/deployment-expectations";
import { networkFindings } from "../../../../src/access/network/network-findings";
import {
  CLIENTS,
  editedMutual,
  FACTS,
  far,
  MUTUAL_TLS,
  parsedMutual,
  USE,
} from "../../../config/mutual-tls-base";
import { synth } from "../../../support/synth";

function findingsOf(text: string) {
  const deployment = parsedMutual(text);
  const stacks = Object.fromEntries(
    Object.entries(synth(deployment)).map(([id, one]) => [id, JSON.parse(one.text)]),
  );
  return networkFindings(stacks, deploymentExpectations(deployment));
}

/** A private API of the same file, with a function and a front door for it in the VPC of the clients that show certificates. */
const BESIDE = editedMutual(
  [
    "consumers:\n",
    `  plain:
    account: "111111111111"
    service: { type: private-rest-api, auth: api-key, routes: [GET /] }
consumers:
`,
  ],
  [`${USE}${CLIENTS}`, `${USE}      plain: { routes: [GET /] }\n${CLIENTS}`],
  [
    CLIENTS,
    `${CLIENTS}      reader: { type: lambda, uses: plain, auth: api-key }
      door: { type: rest-front-door, uses: plain, callers: { mobile: { routes: [GET /] } } }
`,
  ],
);

test.each<[string, string, string]>([
  [
    "a second API behind mutual TLS, of another file",
    editedMutual(far(FACTS)),
    "web: the endpoint service com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0 is its owner's, who has to accept aws_vpc_endpoint.entrance_far",
  ],
  [
    "a consumer that HCP Terraform has no state of",
    MUTUAL_TLS.replace(/state:\n(?: {2}.+\n)+/, "state:\n  type: cloud\n  organization: acme\n").replace(
      '    account: "222222222222"\n',
      '    account: "222222222222"\n    link: pending\n',
    ),
    "orders: aws_vpc_endpoint.entrance_orders of web is accepted once the file says that web is linked",
  ],
])("%s is proven, and what others have to do is said", (_, text, assumed) => {
  const { problems, assumptions } = findingsOf(text);
  expect(problems).toEqual([]);
  expect(assumptions).toContain(assumed);
});

test("a VPC with clients of a private API beside those that show certificates leads to each by an endpoint of its own", () => {
  const { problems, sentences } = findingsOf(BESIDE);
  expect(problems).toEqual([]);
  expect(sentences).toEqual(
    expect.arrayContaining([
      "web: aws_lambda_function.caller reaches aws_vpc_endpoint.entrance_orders by the private zone of mtls.example.com, on 443 from aws_security_group.clients to aws_security_group.endpoints",
      expect.stringMatching(
        /^web: aws_lambda_function\.reader calls aws_api_gateway_rest_api\.api of plain, .* with the key in /,
      ),
      "plain: the resource policy names aws_vpc_endpoint.execute_api of web as a way in",
      "orders: the resource policy names aws_vpc_endpoint.execute_api of orders as a way in",
    ]),
  );
});

test("functions with a VPC of their own reach nothing of the entrance", () => {
  const { problems, sentences } = findingsOf(
    editedMutual([
      "    externalConsumers:\n",
      "    backend: { network: { cidr: 10.9.0.0/24, zones: [a, b] }, table: false }\n    externalConsumers:\n",
    ]),
  );
  expect(problems).toEqual([]);
  expect(sentences).toContainEqual(
    expect.stringMatching(/^orders: aws_lambda_function\.identity reaches nothing/),
  );
});
