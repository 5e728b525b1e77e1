import { referent, textOf } from "../stack/reference";
import { type Json, listOf, objectOf, ofType, type Resource, type Stack } from "../stack/stack-json";
import { remoteOutput } from "./remote-output";

/** The name of an endpoint that a stack makes; one that exists already goes by its id. */
export function endpointName(stackId: string, address: string): string {
  return `${address} of ${stackId}`;
}

/** The endpoints that ids or expressions name; undefined in place of an expression that reads none of these stacks'. */
export function endpointNames(
  stack: Stack,
  values: readonly Json[],
  states: ReadonlyMap<string, Stack>,
): ReadonlySet<string | undefined> {
  return new Set(
    values.map((value) => {
      const text = String(value);
      if (!text.includes("${")) return text;
      const own = stack.resources.get(referent(stack, text) ?? "");
      if (own?.type === "aws_vpc_endpoint") return endpointName(stack.id, own.address);
      const read = remoteOutput(stack, text, states);
      if (read?.referent === undefined) return undefined;
      const made = read.stack.resources.get(read.referent);
      if (made === undefined) return read.referent;
      if (made.type === "data.aws_vpc_endpoint") return referent(read.stack, made.attributes.id);
      return endpointName(read.stack.id, made.address);
    }),
  );
}

/** The values of `aws:SourceVpce` for which a resource policy allows anything. */
export function sourceEndpoints(stack: Stack): readonly Json[] {
  const [policy] = ofType(stack, "aws_api_gateway_rest_api_policy");
  return statementsOf(textOf(stack, policy?.attributes.policy))
    .filter(({ Effect }) => Effect === "Allow")
    .flatMap(({ Condition }) => listOf(objectOf(objectOf(Condition).StringEquals)["aws:SourceVpce"]));
}

function statementsOf(policy = "{}") {
  try {
    return listOf(objectOf(JSON.parse(policy) as Json).Statement).map(objectOf);
  } catch {
    return [];
  }
}

/** The ids that an API is associated with: a list, or an expression that leaves out of one what is not known yet. */
export function associatedEndpoints(stack: Stack, { attributes }: Resource): readonly Json[] {
  const { vpc_endpoint_ids } = objectOf(attributes.endpoint_configuration);
  const list = /\[for id in \[([^\]]*)\] : id if /.exec(textOf(stack, vpc_endpoint_ids) ?? "")?.[1];
  if (list === undefined) return listOf(vpc_endpoint_ids);
  return list.split(", ").map((id) => (id.startsWith('"') ? id.slice(1, -1) : `\${${id}}`));
}
