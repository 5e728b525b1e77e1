import { type Finding, fact, listed, problem, shown, unless } from "../finding";
import { referent } from "../stack/reference";
import { dependenciesOf, objectOf, ofType, type Resource, type Stack } from "../stack/stack-json";

/**
 * The deployment that a stage serves: it is a picture of the document and the policy, and so has to be made anew whenever
 * one of them changes, and after both.
 * @param stack with the parts of this API
 * @param hasPolicy true if the API has a resource policy
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
 */
export function deploymentFindings(
  stack: Stack,
  api: Resource,
  stage: Resource,
  hasPolicy: boolean,
): readonly Finding[] {
  const deployments = ofType(stack, "aws_api_gateway_deployment");
  const policies = ofType(stack, "aws_api_gateway_rest_api_policy");
  const [deployment] = deployments;
  if (deployment === undefined || deployments.length > 1 || policies.length !== (hasPolicy ? 1 : 0)) {
    const text = `expected one deployment and ${hasPolicy ? "one" : "no"} resource policy of ${api.address}, got ${deployments.length} and ${policies.length}`;
    return [problem(stack, text)];
  }
  const { address } = deployment;
  const after = [...policies, ...ofType(stack, "aws_lambda_permission")].map((one) => one.address);
  const earlier = dependenciesOf(deployment);
  const early = after.filter((one) => !earlier.has(one));
  const wrong = [
    ...[deployment, ...policies].flatMap((one) => ofApi(stack, one, api)),
    ...unless(
      referent(stack, stage.attributes.deployment_id) === address,
      stack,
      `expected ${stage.address} to serve ${address}, got ${shown(stage.attributes.deployment_id)}`,
    ),
    ...triggered(stack, deployment, `the document of ${api.address}`, api.attributes.body),
    ...policies.flatMap((policy) => triggered(stack, deployment, policy.address, policy.attributes.policy)),
    ...unless(
      early.length === 0,
      stack,
      `expected ${address} to be made after ${listed(early)}, got no such order`,
    ),
    ...unless(
      objectOf(deployment.attributes.lifecycle).create_before_destroy === true,
      stack,
      `expected ${address} to be made before the old one goes, got ${shown(deployment.attributes.lifecycle)}`,
    ),
  ];
  if (wrong.length > 0) return wrong;
  const pictured = [`the document of ${api.address}`, ...policies.map((policy) => policy.address)].join(
    " or ",
  );
  return [fact(stack, `${address} is made anew when ${pictured} changes`)];
}

function ofApi(stack: Stack, { address, attributes }: Resource, api: Resource): readonly Finding[] {
  return unless(
    referent(stack, attributes.rest_api_id) === api.address,
    stack,
    `expected ${address} of ${api.address}, got ${shown(attributes.rest_api_id)}`,
  );
}

/** One of the triggers is a hash of the very expression that the value is. */
function triggered(
  stack: Stack,
  { address, attributes }: Resource,
  what: string,
  value: unknown,
): readonly Finding[] {
  const expression = typeof value === "string" ? /^\$\{(.+)\}$/.exec(value)?.[1] : undefined;
  const triggers = Object.values(objectOf(attributes.triggers));
  const isTriggered = expression !== undefined && triggers.includes(`\${sha256(${expression})}`);
  return unless(
    isTriggered,
    stack,
    `expected ${address} to be made anew when ${what} changes, got the triggers ${shown(attributes.triggers)}`,
  );
}
