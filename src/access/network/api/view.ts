import { referent, textOf } from "../stack/reference";
import { ofType, type Resource, type Stack } from "../stack/stack-json";

/** Types of parts that say which API they are of. */
const PARTS = [
  "aws_api_gateway_stage",
  "aws_api_gateway_deployment",
  "aws_api_gateway_method_settings",
  "aws_api_gateway_rest_api_policy",
];

/** The service by whose permissions rotations are called. */
export const ROTATING = "secretsmanager.amazonaws.com";

/**
 * A stack with the parts of one API, and without those of its other APIs and of rotations. What belongs to nothing is left in it,
 * so that it is found with each.
 */
export function alone(stack: Stack, api: Resource): Stack {
  const apis = ofType(stack, "aws_api_gateway_rest_api").filter(({ address }) => address !== api.address);
  const others = new Set(apis.map(({ address }) => address));
  const isOthers = ({ attributes }: Resource) => others.has(referent(stack, attributes.rest_api_id) ?? "");
  const stages = new Set(
    ofType(stack, "aws_api_gateway_stage")
      .filter(isOthers)
      .map(({ address }) => address),
  );
  const left: readonly (readonly [string, (one: Resource) => boolean])[] = [
    ["aws_api_gateway_rest_api", ({ address }) => !others.has(address)],
    ...PARTS.map((type) => [type, (one: Resource) => !isOthers(one)] as const),
    [
      "aws_wafv2_web_acl_association",
      ({ attributes }) => !stages.has(referent(stack, attributes.resource_arn, "arn") ?? ""),
    ],
    [
      "aws_lambda_permission",
      ({ attributes }) =>
        attributes.principal !== ROTATING &&
        !apis.some(({ address }) =>
          textOf(stack, attributes.source_arn)?.startsWith(`\${${address}.execution_arn}/`),
        ),
    ],
  ];
  return {
    ...stack,
    types: new Map([
      ...stack.types,
      ...left.map(([type, keeps]) => [type, ofType(stack, type).filter(keeps)] as const),
    ]),
  };
}
