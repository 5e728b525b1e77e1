import { type Json, type JsonObject, objectOf } from "../../../../src/access/network/stack/stack-json";
import { type Mutant, mutant, others, type Place, placesOf, type Stacks } from "../../network/mutants/mutant";
import { exchanged } from "./route-mutants";

/** The way of calls from the API to the endpoints, opened and led elsewhere. */
export function wayMutants(stacks: Stacks): readonly Mutant[] {
  return [
    ...placesOf(stacks, "aws_apigatewayv2_integration").flatMap((place) => integration(stacks, place)),
    ...placesOf(stacks, "aws_lb_listener").flatMap((place) => listener(stacks, place)),
    ...placesOf(stacks, "aws_lb_listener_rule").flatMap((place) => rule(stacks, place)),
    ...placesOf(stacks, "aws_lb_target_group_attachment").flatMap((place) => attachment(stacks, place)),
    ...placesOf(stacks, "aws_lb").flatMap((place) => balancer(stacks, place)),
    ...swaps(stacks),
  ];
}

function integration(stacks: Stacks, place: Place): readonly Mutant[] {
  const { path, attributes } = place;
  const mappings = objectOf(attributes.request_parameters);
  const to = (parameters: Readonly<Record<string, Json>>) =>
    mutant(stacks, "request mapped otherwise", [...path, "request_parameters"], parameters);
  const without = (name: string) =>
    Object.fromEntries(Object.entries(mappings).filter(([key]) => key !== name));
  return [
    ...Object.keys(mappings).flatMap((name) => [
      to(without(name)),
      to({ ...without(name), [name.replace("overwrite:", "append:")]: mappings[name] ?? "" }),
      to({ ...mappings, [name]: "$request.header.x-other" }),
      to({ ...mappings, [name]: "*" }),
    ]),
    to({ ...mappings, "overwrite:path": "/admin" }),
    to({ ...mappings, "overwrite:header.x-other": "1" }),
    mutant(stacks, "integration over the internet", [...path, "connection_type"], "INTERNET"),
    mutant(stacks, "integration of a URL", [...path, "integration_uri"], "https://example.com"),
    mutant(stacks, "integration with an answer of its own", [...path, "integration_type"], "MOCK"),
    mutant(stacks, "integration with credentials", [...path, "credentials_arn"], "arn:aws:iam::*:user/*"),
  ].filter((one) => JSON.stringify(one.stacks) !== JSON.stringify(stacks));
}

function listener(stacks: Stacks, place: Place): readonly Mutant[] {
  const { path } = place;
  return [
    ...others(stacks, place, "aws_lb_target_group", "arn").map((target_group_arn) =>
      mutant(
        stacks,
        "listener that forwards",
        [...path, "default_action"],
        [{ type: "forward", target_group_arn }],
      ),
    ),
    mutant(
      stacks,
      "listener that redirects",
      [...path, "default_action"],
      [{ type: "redirect", redirect: { status_code: "HTTP_301", host: "example.com" } }],
    ),
    mutant(stacks, "listener added", [...path.slice(0, -1), "second"], { ...place.attributes, port: 81 }),
    mutant(stacks, "listener of another port", [...path, "port"], 81),
  ].filter((one) => JSON.stringify(one.stacks) !== JSON.stringify(stacks));
}

function rule(stacks: Stacks, place: Place): readonly Mutant[] {
  const { path, attributes, stackId } = place;
  const header = (http_header_name: string, values: readonly string[]) => [
    { http_header: { http_header_name, values } },
  ];
  const own = stackId;
  const conditions: readonly Json[] = [
    ...["*", "?*", "names", "todo", own].map((value) => header("x-crosslink-service", [value])),
    header("x-crosslink-service", ["todo", "names"]),
    header("x-other", ["todo"]),
    [{ path_pattern: { values: ["/todo*"] } }],
    [],
  ];
  return [
    ...conditions.map((condition) =>
      mutant(stacks, "rule of another condition", [...path, "condition"], condition),
    ),
    mutant(stacks, "rule added before all", [...path.slice(0, -1), "first"], {
      ...attributes,
      ...{ priority: 1, condition: header("x-crosslink-service", ["*"]) },
    }),
    mutant(
      stacks,
      "rule with another action",
      [...path, "action"],
      [{ type: "fixed-response", fixed_response: { content_type: "text/plain", status_code: "200" } }],
    ),
    mutant(
      stacks,
      "rule of no one target group",
      [...path, "action"],
      [{ type: "forward", forward: { target_group: [] } }],
    ),
  ].filter((one) => JSON.stringify(one.stacks) !== JSON.stringify(stacks));
}

function attachment(stacks: Stacks, place: Place): readonly Mutant[] {
  const { path, attributes, stackId } = place;
  const addresses = placesOf(stacks, "aws_lb_target_group_attachment")
    .filter((other) => other.stackId === stackId)
    .map((other) => other.attributes.target_id);
  return [
    ...[...addresses, "10.0.0.9", "192.0.2.1"]
      .filter((address) => address !== attributes.target_id)
      .map((address) => mutant(stacks, "target replaced", [...path, "target_id"], address)),
    ...others(stacks, place, "aws_lb_target_group", "arn")
      .filter((group) => group !== attributes.target_group_arn)
      .map((group) => mutant(stacks, "target of another service", [...path, "target_group_arn"], group)),
    mutant(stacks, "target added", [...path.slice(0, -1), "more"], { ...attributes, target_id: "10.0.0.9" }),
    mutant(stacks, "target of another port", [...path, "port"], 22),
  ];
}

function balancer(stacks: Stacks, { path, attributes, stackId }: Place): readonly Mutant[] {
  const [group] = attributes.security_groups as readonly string[];
  const planted = {
    ...{ provider: `aws.${stackId}`, security_group_id: group ?? "", cidr_ipv4: "0.0.0.0/0" },
    ...{ ip_protocol: "tcp", from_port: 8080, to_port: 8080 },
  };
  const at = [stackId, "resource", "aws_vpc_security_group_ingress_rule", "planted"];
  return [
    mutant(stacks, "balancer opened", at, planted),
    mutant(stacks, "balancer opened", at, { ...planted, cidr_ipv4: "10.0.0.0/8" }),
    ...([{ internal: false }, { subnet_mapping: [{ allocation_id: "eipalloc-1" }] }] as const).map((change) =>
      mutant(stacks, "balancer opened", path, { ...attributes, ...(change as JsonObject) }),
    ),
    mutant(stacks, "balancer without a group", [...path, "security_groups"], []),
  ];
}

/** Parts of one service exchanged with those of another. */
function swaps(stacks: Stacks): readonly Mutant[] {
  const pairs = (type: string) => {
    const [one, other] = placesOf(stacks, type);
    return one && other ? [[one, other] as const] : [];
  };
  const swap = (type: string, attribute: readonly string[], valueAt: (place: Place) => Json | undefined) =>
    pairs(type)
      .filter(([one, other]) => JSON.stringify(valueAt(one)) !== JSON.stringify(valueAt(other)))
      .map((pair) => exchanged(stacks, `exchanged ${type}`, pair, attribute, valueAt));
  const by =
    (name: string) =>
    ({ attributes }: Place) =>
      attributes[name];
  return [
    ...["condition", "action"].flatMap((name) => swap("aws_lb_listener_rule", [name], by(name))),
    ...["request_parameters"].flatMap((name) => swap("aws_apigatewayv2_integration", [name], by(name))),
    ...["service_name", "subnet_configuration"].flatMap((name) => swap("aws_vpc_endpoint", [name], by(name))),
    ...["target", "authorization_scopes"].flatMap((name) => swap("aws_apigatewayv2_route", [name], by(name))),
  ];
}
