import { isList, type Json, listOf, objectOf } from "../../../../src/access/network/stack/stack-json";
import { at, type Mutant, mutant, type Place, placesOf, type Stacks } from "./mutant";

/** Everything about entrances that other mutants do not change: further ways in, wider policies, another check. */
export function entranceMutants(stacks: Stacks): readonly Mutant[] {
  return [
    ...placesOf(stacks, "aws_lb_trust_store").flatMap((store) => [
      ...furtherWays(stacks, store.stackId),
      ...checks(stacks, store.stackId),
    ]),
    ...["aws_api_gateway_domain_name", "aws_s3_bucket_policy"].flatMap((type) =>
      placesOf(stacks, type).flatMap((place) => widened(stacks, place)),
    ),
    ...placesOf(stacks, "aws_lb_listener").flatMap((listener) => headers(stacks, listener)),
    ...placesOf(stacks, "aws_route53_record").flatMap((record) => answers(stacks, record)),
  ];
}

const ANYBODY = { ip_protocol: "tcp", from_port: 443, to_port: 443, cidr_ipv4: "0.0.0.0/0" };

/** Resources of types that an entrance has, each of which would be a way past one of its parts. */
function furtherWays(stacks: Stacks, stackId: string): readonly Mutant[] {
  const provider = `aws.${stackId}`;
  const add = (type: string, attributes: { readonly [name: string]: Json }) =>
    mutant(stacks, "way past a part of an entrance added", [stackId, "resource", type, "added"], {
      provider,
      ...attributes,
    });
  const [first] = placesOf(stacks, "aws_lb_target_group");
  const group = `\${${first?.address}.arn}`;
  return [
    ...placesOf(stacks, "aws_security_group").map(({ address, stackId: of, name }) =>
      mutant(
        stacks,
        "way past a part of an entrance added",
        [of, "resource", "aws_vpc_security_group_ingress_rule", `added_${name}`],
        { provider: `aws.${of}`, security_group_id: `\${${address}.id}`, ...ANYBODY },
      ),
    ),
    ...placesOf(stacks, "aws_lb").map(({ address, name }) =>
      mutant(
        stacks,
        "way past a part of an entrance added",
        [stackId, "resource", "aws_lb_listener", `added_${name}`],
        {
          provider,
          ...{ load_balancer_arn: `\${${address}.arn}`, port: 80, protocol: "HTTP" },
          default_action: [{ type: "forward", target_group_arn: group }],
        },
      ),
    ),
    ...placesOf(stacks, "aws_lb_target_group").map(({ address, name }) =>
      mutant(
        stacks,
        "way past a part of an entrance added",
        [stackId, "resource", "aws_lb_target_group_attachment", `added_${name}`],
        { provider, target_group_arn: `\${${address}.arn}`, target_id: "10.3.2.77" },
      ),
    ),
    add("aws_lb_listener_rule", {}),
    add("aws_lb_listener_certificate", {}),
    add("aws_lb_trust_store_revocation", {}),
    add("aws_lb_trust_store", {}),
    add("aws_s3_object", { key: "ca-bundle.pem" }),
    add("aws_s3_bucket", { bucket: "theirs" }),
    add("aws_s3_bucket_policy", {}),
    add("aws_s3_bucket_acl", {}),
    add("aws_vpc_endpoint_service_allowed_principal", { principal_arn: "*" }),
    add("aws_vpc_endpoint_connection_accepter", { vpc_endpoint_id: "vpce-0fffffffffffffff1" }),
    add("aws_api_gateway_domain_name_access_association", {}),
    add("aws_route53_record", {}),
    add("aws_acm_certificate", {}),
  ];
}

function checks(stacks: Stacks, stackId: string): readonly Mutant[] {
  const path = [stackId, "check", "expiry"];
  const asserts = listOf(objectOf(at(stacks, path)).assert);
  return [
    mutant(stacks, "check changed", [stackId, "check"], undefined),
    mutant(stacks, "check changed", [...path, "data"], { aws_caller_identity: { who: {} } }),
    mutant(stacks, "check changed", [stackId, "check", "other"], { assert: [] }),
    ...asserts.flatMap((assert, i) => [
      mutant(stacks, "check changed", [...path, "assert"], asserts.toSpliced(i, 1)),
      mutant(
        stacks,
        "check changed",
        [...path, "assert"],
        asserts.with(i, { ...objectOf(assert), condition: "${true}" }),
      ),
    ]),
  ];
}

/** A policy with each statement dropped, without its condition, and for everybody. */
function widened(stacks: Stacks, { path, attributes }: Place): readonly Mutant[] {
  if (typeof attributes.policy !== "string") return [];
  const document = objectOf(JSON.parse(attributes.policy) as Json);
  const statements = listOf(document.Statement).map(objectOf);
  const policy = (others: readonly Json[]) =>
    mutant(
      stacks,
      "policy of an entrance widened",
      [...path, "policy"],
      JSON.stringify({ ...document, Statement: others }),
    );
  return [
    mutant(stacks, "policy of an entrance widened", [...path, "policy"], undefined),
    ...statements.flatMap(({ Condition: _, ...statement }, i) => [
      policy(statements.toSpliced(i, 1)),
      policy(statements.with(i, statement)),
      policy([...statements, { ...statement, Effect: "Allow", Principal: "*" }]),
    ]),
  ];
}

/** Names of headers in which a balancer would say who holds a certificate, instead of those that the API reads. */
function headers(stacks: Stacks, { path }: Place): readonly Mutant[] {
  return ["subject", "issuer", "serial_number"].map((part) =>
    mutant(
      stacks,
      "header of certificates renamed",
      [...path, `routing_http_request_x_amzn_mtls_clientcert_${part}_header_name`],
      "x-other",
    ),
  );
}

/** A record that leads elsewhere as well, or to fewer addresses. */
function answers(stacks: Stacks, { path, attributes }: Place): readonly Mutant[] {
  const { records } = attributes;
  if (!isList(records)) return [];
  return [
    mutant(stacks, "record changed", [...path, "records"], records.slice(1)),
    mutant(stacks, "record changed", [...path, "records"], [...records, "10.4.2.99"]),
    mutant(stacks, "record changed", [...path, "weighted_routing_policy"], [{ weight: 1 }]),
  ];
}
