import type { StackExpectations, Way } from "../../../src/access/network/expectations";
import { networkFindings } from "../../../src/access/network/network-findings";
import type { Json } from "../../../src/access/network/stack/stack-json";
import { EXPECTED, STACKS } from "./literal-stacks";
import { changed, type Path, type Stacks } from "./mutants/mutant";

const STS = ["consumer", "resource", "aws_vpc_endpoint", "sts"];
const RULE = ["consumer", "resource", "aws_vpc_security_group_egress_rule", "clients_to_sts"];

/** The way to STS is another's: no endpoint is made, and a rule lets the clients out. */
const withWay = (target: { readonly [name: string]: Json }): Stacks =>
  changed(changed(STACKS, STS, undefined), RULE, {
    provider: "aws.consumer",
    security_group_id: "${aws_security_group.clients.id}",
    ip_protocol: "tcp",
    from_port: 443,
    to_port: 443,
    ...target,
  });

function findings(stacks: Stacks, sts: Way, adopted: readonly string[] = []) {
  const consumer: StackExpectations = {
    ...EXPECTED.consumer,
    ways: { ...EXPECTED.consumer.ways, sts },
    adopted,
  };
  return networkFindings(stacks, { ...EXPECTED, consumer });
}

const KNOWN = "sg-0123456789abcdef0";

describe("a way to STS whose group the file names", () => {
  const known: Way = { kind: "adopted", securityGroupId: KNOWN };

  it("is let out to that group, and what lies behind is assumed", () => {
    const { sentences, assumptions, problems } = findings(
      withWay({ referenced_security_group_id: KNOWN }),
      known,
      [KNOWN],
    );
    expect(problems).toEqual([]);
    expect(sentences).toContain(
      `consumer: aws_lambda_function.assumed is let out of aws_security_group.clients to ${KNOWN} on 443, for STS`,
    );
    expect(assumptions).toEqual([
      `consumer: ${KNOWN} guards an endpoint of sts with private DNS in aws_vpc.main, and lets aws_security_group.clients in on tcp 443`,
    ]);
  });

  it("is not let out to any address", () => {
    expect(findings(withWay({ cidr_ipv4: "0.0.0.0/0" }), known, [KNOWN]).problems).toContain(
      `consumer: aws_vpc_security_group_egress_rule.clients_to_sts lets aws_security_group.clients out to 0.0.0.0/0 on tcp 443; expected only tcp 443 to aws_security_group.endpoints and ${KNOWN}`,
    );
  });
});

describe("a way to STS of which nothing is known", () => {
  const unknown: Way = { kind: "adopted" };
  const open = { cidr_ipv4: "0.0.0.0/0" };

  it("is let out to any address on 443, and the reason is stated", () => {
    const { assumptions, problems } = findings(withWay(open), unknown);
    expect(problems).toEqual([]);
    expect(assumptions).toEqual([
      "consumer: others put an endpoint of sts with private DNS into aws_vpc.main, from which nothing leads to STS; at which address is not known, so aws_security_group.clients is let out to 0.0.0.0/0 on tcp 443",
    ]);
  });

  it.each<[string, Path, Json]>([
    ["on every port", ["from_port"], 0],
    ["by every protocol", ["ip_protocol"], "-1"],
    ["to IPv6, too", ["cidr_ipv6"], "::/0"],
  ])("is not let out %s", (_, path, to) => {
    const wider = changed(withWay(open), [...RULE, ...path], to);
    expect(findings(wider, unknown).problems).not.toEqual([]);
  });
});

test("an open rule is no way where the file has an endpoint made", () => {
  const stacks = changed(withWay({ cidr_ipv4: "0.0.0.0/0" }), STS, undefined);
  expect(findings(stacks, { kind: "made", privateDns: true }).problems).toEqual([
    "consumer: aws_lambda_function.assumed does not reach STS: expected an endpoint of sts that the file names, got none",
    "consumer: expected one endpoint of sts, got 0",
    "consumer: aws_vpc_security_group_egress_rule.clients_to_sts lets aws_security_group.clients out to 0.0.0.0/0 on tcp 443; expected only tcp 443 to aws_security_group.endpoints",
  ]);
});

test("a group that is put out and used by nothing here is proven for whatever others put into it", () => {
  const group = { provider: "aws.consumer", vpc_id: "${aws_vpc.main.id}" };
  const published = changed(
    changed(STACKS, ["consumer", "resource", "aws_security_group", "others"], group),
    ["consumer", "output", "others"],
    { value: "${aws_security_group.others.id}" },
  );
  const { problems } = networkFindings(published, EXPECTED);
  expect(problems).toEqual([
    "consumer: whatever others put into aws_security_group.others (output others) does not reach aws_vpc_endpoint.execute_api: expected an egress rule of aws_security_group.others to aws_security_group.endpoints on tcp 443, got none",
    "consumer: whatever others put into aws_security_group.others (output others) does not reach aws_vpc_endpoint.execute_api: expected an ingress rule of aws_security_group.endpoints from aws_security_group.others on tcp 443, got none",
  ]);
});
