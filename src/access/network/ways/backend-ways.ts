import { fact, problem } from "../finding";
import { placeOf } from "../groups/place";
import { rulesOf } from "../groups/rule";
import { keyFunctionsOf } from "../keys/key-functions";
import { attachedOf } from "../stack/attached";
import { ofType, type Resource, type Stack } from "../stack/stack-json";
import { dynamodbWay } from "./dynamodb-way";
import type { Ground } from "./ground";
import { outsideVpc } from "./outside-vpc";
import { type Reach, together } from "./reach";

/**
 * The ways of the functions behind an API out of their VPC: to DynamoDB, if anywhere. Its authorizer is outside, as it reads in
 * other accounts.
 */
export function backendWays(ground: Ground): Reach {
  const { stack } = ground;
  const authorizers = new Set(keyFunctionsOf(stack).authorizers.values());
  const functions = ofType(stack, "aws_lambda_function");
  return together([
    ...functions
      .filter(({ address }) => !authorizers.has(address))
      .map((resource) => waysOf(ground, resource)),
    ...functions
      .filter(({ address }) => authorizers.has(address))
      .map((resource) => ({ findings: outsideVpc(stack, resource), needs: [] })),
  ]);
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
