import { type Finding, problem } from "../finding";
import { ofType, type Stack } from "../stack/stack-json";
import { internetCalls } from "./internet-calls";
import { outsideVpc } from "./outside-vpc";

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
    ...(offersApi
      ? ofType(stack, "aws_lambda_function").flatMap((one) => outsideVpc(stack, one))
      : internetCalls(stack)),
  ];
}
