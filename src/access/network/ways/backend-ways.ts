import { fact, problem } from "../finding";
import { placeOf } from "../groups/place";
import { rulesOf } from "../groups/rule";
import { attachedOf } from "../stack/attached";
import { ofType, type Resource, type Stack } from "../stack/stack-json";
import { dynamodbWay } from "./dynamodb-way";
import type { Ground } from "./ground";
import { type Reach, together } from "./reach";

/** The ways of the functions behind an API out of their VPC: to DynamoDB, if anywhere. */
export function backendWays(ground: Ground): Reach {
  const { stack } = ground;
  return together(ofType(stack, "aws_lambda_function").map((resource) => waysOf(ground, resource)));
}

function waysOf(ground: Ground, resource: Resource): Reach {
  const { stack, ways } = ground;
  const { address } = resource;
  const attached = attachedOf(stack, resource);
  if (attached === undefined) {
    const text = `expected ${address} in the VPC of the stack, got it outside any, where it reaches the internet`;
    return { findings: [problem(stack, text)], needs: [] };
  }
  const { place, findings } = placeOf(stack, attached);
  if (place === undefined) return { findings, needs: [] };
  const traveller = { ...place, address };
  const out = ways.dynamodb
    ? dynamodbWay(ground, traveller, attached.subnets, ways.dynamodb)
    : nowhere(stack, address, place.group);
  return together([{ findings, needs: [] }, out]);
}

function nowhere(stack: Stack, address: string, group: string): Reach {
  const isClosed = rulesOf(stack).every((rule) => rule.direction !== "egress" || rule.group !== group);
  const text = `${address} reaches nothing, as ${group} lets nothing out`;
  return { findings: isClosed ? [fact(stack, text)] : [], needs: [] };
}
