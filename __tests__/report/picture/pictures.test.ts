import { loadDeployment } from "../../../src/config/load-deployment";
import { nodesIn } from "../../../src/report/picture/picture";
import { CONSUMER, DEFAULT, deploymentFrom, PROVIDER, SERVICE } from "../../support/deployment";
import { exampleFile } from "../../support/examples";
import { mutualTlsDeployment } from "../../support/mutual-tls-deployment";
import { FIFTY_CONSUMERS, FIFTY_NAMES } from "../../support/report/fifty-consumers";
import { edgesOf, framesOf, pictureOf } from "../../support/report/picture-of";

const example = (name: string) => pictureOf(loadDeployment(exampleFile(name)));

describe("the picture of the default deployment", () => {
  const picture = pictureOf(deploymentFrom(DEFAULT));

  it("has accounts, their VPCs and their subnets as frames", () => {
    expect(framesOf(picture.groups)).toEqual([
      "consumer: account 222222222222, eu-west-1",
      "  VPC 10.1.0.0/16, zones a, b",
      "    client subnets",
      "    endpoint subnets",
      "provider: account 111111111111, eu-west-1",
    ]);
  });

  it("has each leg of the calls, and of the assumption of the access role, with its guard", () => {
    expect(edgesOf(picture)).toEqual([
      "direct > execute-api endpoint: endpoint policy",
      "execute-api endpoint > private REST API: resource policy",
      "private REST API > identity: GET /",
      "assumed > STS endpoint: endpoint policy",
      "STS endpoint > access role: trust policy",
      "assumed > execute-api endpoint: endpoint policy",
    ]);
  });

  it("has on each edge exactly the calls that take it", () => {
    const words = picture.edges.map(({ calls }) => calls.map((call) => call.words));
    const [direct, assumed] = ["direct", "assumed"].map((name) => `consumer/${name} GET / of provider`);
    expect(words).toEqual([[direct], [direct, assumed], [direct, assumed], [assumed], [assumed], [assumed]]);
    expect(picture.edges.flatMap(({ calls }) => calls).filter(({ allowed }) => !allowed)).toEqual([]);
  });

  it("has no edge of a client whose calls are all refused", () => {
    const service = { ...SERVICE, routes: ["GET /", "GET /other"] };
    const clients = { direct: { type: "lambda", uses: "provider", auth: "direct" } };
    const file = {
      ...DEFAULT,
      providers: { provider: { ...PROVIDER, service } },
      consumers: { consumer: { ...CONSUMER, clients, uses: { provider: { routes: ["GET /"] } } } },
    };
    const labels = edgesOf(pictureOf(deploymentFrom(file)));
    expect(labels).toContain("private REST API > identity: GET /");
    expect(labels.join()).not.toContain("other");
  });
});

test("an API behind mutual TLS is reached through its entrance, stop by stop", () => {
  const edges = edgesOf(pictureOf(mutualTlsDeployment()));
  expect(edges).toEqual(
    expect.arrayContaining([
      "caller > endpoint of provider: security group",
      "endpoint of provider > endpoint service: accepted endpoint",
      "endpoint service > mutual TLS balancer: security group",
      "mutual TLS balancer > execute-api endpoint: certificate, endpoint policy",
      "execute-api endpoint > private REST API: authorizer, resource policy",
    ]),
  );
});

test("callers of a front door come over the internet, by its balancer, to the consumer's endpoint", () => {
  const picture = example("front-door");
  expect(edgesOf(picture)).toEqual(
    expect.arrayContaining([
      "callers of door > door: key",
      "door > network balancer: VPC link",
      "network balancer > execute-api endpoint: endpoint policy",
      "reader > Secrets Manager endpoint: endpoint policy",
    ]),
  );
  const read = picture.edges.find(({ calls }) => calls.length === 0);
  expect(read?.to).toContain("secretsmanager");
});

test("an external consumer assumes its access role by no endpoint of the picture", () => {
  expect(edgesOf(example("two-organizations-provider"))).toEqual([
    "role globex-consumer-direct > interface endpoint: its owner's policy",
    "interface endpoint > private REST API: resource policy",
    "private REST API > identity: 2 routes",
    "role globex-consumer-assumed > access role: trust policy",
    "role globex-consumer-assumed > interface endpoint: its owner's policy",
  ]);
});

test("an API that only its facts describe has an account of its own", () => {
  expect(framesOf(example("two-organizations-consumer").groups).at(-1)).toMatch(/, not in this file$/);
});

test("a regional API is called without an endpoint, also by roles that are not made here", () => {
  expect(edgesOf(example("regional-iam"))).toContain(
    "roles ecs-app-dev* > regional REST API: resource policy",
  );
});

test("a public API is called by ANYONE", () => {
  expect(edgesOf(example("public-contrast"))[0]).toBe("ANYONE > regional REST API: resource policy");
});

test("parts that exist already are called by their ids", () => {
  const picture = example("adopted-network");
  const lines = nodesIn(picture.groups).map((node) => node.lines.join(", "));
  expect(framesOf(picture.groups).join()).toMatch(/VPC vpc-0[a-f0-9]+, exists/);
  expect(lines.join()).toMatch(/execute-api endpoint, vpce-0[a-f0-9]+, exists/);
  expect(edgesOf(picture)).toContain("direct > execute-api endpoint: its owner's policy");
});

test("fifty consumers that are alike are drawn as one, with the calls of all", () => {
  const picture = pictureOf(deploymentFrom(FIFTY_CONSUMERS));
  expect(picture.groups).toHaveLength(2);
  expect(picture.groups[0]?.label).toBe(`50 alike: ${FIFTY_NAMES.join(", ")}`);
  const [first] = picture.edges;
  expect(first?.calls).toHaveLength(50);
});
