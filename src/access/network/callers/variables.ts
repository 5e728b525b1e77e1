import { type Finding, problem } from "../finding";
import { type JsonObject, objectOf, type Resource, type Stack } from "../stack/stack-json";

/** The environment of a function. */
export function variablesOf({ attributes }: Resource): JsonObject {
  return objectOf(objectOf(attributes.environment).variables);
}

/**
 * The variables that a function has no use for. One that its runtime or AWS's SDK reads, as `NODE_OPTIONS` or
 * `AWS_ENDPOINT_URL_SECRETS_MANAGER`, would lead its calls elsewhere.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function strangeVariables(
  stack: Stack,
  resource: Resource,
  known: ReadonlySet<string>,
): readonly Finding[] {
  return Object.keys(variablesOf(resource))
    .filter((name) => !known.has(name))
    .map((name) =>
      problem(stack, `${resource.address} has the variable ${name}; expected none of that name`),
    );
}
