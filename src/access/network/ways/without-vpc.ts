import { type Finding, fact, problem, unless } from "../finding";
import { attachedOf } from "../stack/attached";
import { ofType, type Stack } from "../stack/stack-json";
import { internetCalls } from "./internet-calls";

/** Types of which a stack without a VPC has none. */
const NETWORK = [
  "aws_vpc",
  "aws_subnet",
  "aws_security_group",
  "aws_vpc_endpoint",
  "aws_default_route_table",
  "aws_default_security_group",
  "aws_vpc_security_group_egress_rule",
  "aws_vpc_security_group_ingress_rule",
  "aws_instance",
  "data.aws_vpc_endpoint",
];

/** A stack for which the file has no VPC: nothing of it is in one. */
export function withoutVpc(stack: Stack, offersApi: boolean): readonly Finding[] {
  const parts = NETWORK.flatMap((type) => ofType(stack, type));
  return [
    ...parts.map(({ address }) =>
      problem(stack, `has ${address}; expected no network, as the file has none`),
    ),
    ...(offersApi ? backendFunctions(stack) : internetCalls(stack)),
  ];
}

/** No group limits what these call: their roles do. */
function backendFunctions(stack: Stack): readonly Finding[] {
  return ofType(stack, "aws_lambda_function").flatMap((resource) => {
    const { address } = resource;
    const wrong = unless(
      attachedOf(stack, resource) === undefined,
      stack,
      `expected ${address} outside any VPC, got it in one`,
    );
    return wrong.length > 0
      ? wrong
      : [fact(stack, `${address} runs outside any VPC, where its role alone limits what it reaches`)];
  });
}
