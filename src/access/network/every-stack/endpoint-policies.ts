import { type Finding, fact, listed, problem, shown } from "../finding";
import { textOf } from "../stack/reference";
import {
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  ofType,
  type Resource,
  type Stack,
} from "../stack/stack-json";

/**
 * The policies of the endpoints that a stack makes. One without a policy lets everything of its service through, in every
 * account.
 * @param entered the addresses of those that lead to entrances of APIs: endpoint services take no policy
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
export function endpointPolicies(
  stack: Stack,
  entered: ReadonlySet<string | undefined> = new Set(),
): readonly Finding[] {
  const endpoints = ofType(stack, "aws_vpc_endpoint").filter(({ address }) => !entered.has(address));
  const wrong = endpoints.flatMap((endpoint) => onePolicy(stack, endpoint));
  if (wrong.length > 0 || endpoints.length === 0) return wrong;
  const addresses = listed(endpoints.map(({ address }) => address));
  return [fact(stack, `what passes through ${addresses} is limited by a policy on each`)];
}

function onePolicy(stack: Stack, { address, attributes }: Resource): readonly Finding[] {
  const statements = statementsOf(textOf(stack, attributes.policy));
  if (statements === undefined || statements.length === 0)
    return [problem(stack, `expected ${address} with a policy, got ${shown(attributes.policy)}`)];
  return statements.map(objectOf).flatMap((statement) => {
    const wide = widthOf(statement);
    const sid = shown(statement.Sid);
    return wide === undefined
      ? []
      : [problem(stack, `${address} lets ${wide} through by ${sid}; expected it limited`)];
  });
}

/** Elements that turn a statement around are not understood, and taken for everything. */
function widthOf(statement: JsonObject): string | undefined {
  if (statement.Effect === "Deny") return undefined;
  const turned = ["NotAction", "NotResource", "NotPrincipal"].find((name) => statement[name] !== undefined);
  if (turned !== undefined) return `everything but what ${turned} names`;
  const actions = listOf(statement.Action).map(String);
  const resources = listOf(statement.Resource).map(String);
  if (actions.length === 0 || actions.includes("*")) return "every action";
  if (Object.keys(objectOf(statement.Condition)).length > 0) return undefined;
  if (actions.some((action) => action.endsWith(":*"))) return "every action, without a condition,";
  if (resources.length === 0 || resources.includes("*")) return "every resource, without a condition,";
  return undefined;
}

function statementsOf(policy: string | undefined): readonly Json[] | undefined {
  if (policy === undefined) return undefined;
  try {
    return listOf(objectOf(JSON.parse(policy) as Json).Statement);
  } catch {
    return undefined;
  }
}
