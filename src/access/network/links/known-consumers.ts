import { variablesOf } from "../callers/variables";
import { type Finding, fact, listed, problem, shown, unless } from "../finding";
import type { KeyHolderExpectations, ServiceKeysExpectations } from "../key-expectations";
import { keyFunctionsOf, secretsOfUses } from "../keys/key-functions";
import { endpointsOf } from "../stack/endpoint";
import { textOf } from "../stack/reference";
import { ofType, type Resource, type Stack } from "../stack/stack-json";
import { UNLINKED } from "./entrance";
import { endpointName, endpointNames } from "./named-endpoints";
import { remoteOutput } from "./remote-output";

const VALUE = /^\$\{jsonencode\(\{"endpointIds" = \[([^\]]*)\], "secretArn" = ([^,{}]+)\}\)\}$/;

/**
 * The authorizer of an API knows this of consumers: a parameter for each, with the endpoints and the secret that the consumer's
 * stack puts out, or the file names. An endpoint or secret of another one would let its calls in under a wrong name.
 */
export function knownConsumers(
  stack: Stack,
  keys: ServiceKeysExpectations | undefined,
  states: ReadonlyMap<string, Stack>,
): readonly Finding[] {
  const parameters = ofType(stack, "aws_ssm_parameter");
  const path = pathOf(stack);
  const expected = Object.entries(keys?.consumers ?? {}).map(
    ([name, holder]) => [`${path}/${name}`, name, holder] as const,
  );
  const names = new Set<string>(expected.map(([parameter]) => parameter));
  return [
    ...expected.flatMap(([parameter, name, holder]) => {
      const all = parameters.filter(({ attributes }) => textOf(stack, attributes.name) === parameter);
      const [one] = all;
      return one === undefined || all.length > 1 || path === undefined
        ? [problem(stack, `expected one parameter ${parameter} for the authorizer, got ${all.length}`)]
        : oneConsumer(stack, one, name, holder, states);
    }),
    ...parameters
      .filter(({ attributes }) => !names.has(textOf(stack, attributes.name) ?? ""))
      .map(({ address, attributes }) =>
        problem(stack, `${address} is ${shown(attributes.name)}; expected only ${listed(names)}`),
      ),
  ];
}

/** The path that the authorizer reads below. */
function pathOf(stack: Stack): string | undefined {
  const [address] = keyFunctionsOf(stack).authorizers.values();
  const resource = stack.resources.get(address ?? "");
  return resource && textOf(stack, variablesOf(resource).PARAMETER_PATH);
}

function oneConsumer(
  stack: Stack,
  { address, attributes }: Resource,
  name: string,
  holder: KeyHolderExpectations,
  states: ReadonlyMap<string, Stack>,
): readonly Finding[] {
  const [, list, secret] = VALUE.exec(textOf(stack, attributes.insecure_value) ?? "") ?? [];
  if (attributes.type !== "String" || list === undefined || secret === undefined) {
    const text = `expected ${address} with the endpoints and the secret of ${name}, got ${shown(attributes.insecure_value)}`;
    return [problem(stack, text)];
  }
  const values = list === "" ? [] : list.split(", ").map(asValue);
  const endpoints = [...endpointNames(stack, values, states)].map(shown);
  const consumer = [...states.values()].find(({ id }) => id === name);
  const wanted = holder.endpoints ?? [holder.pending ? UNLINKED : ownEndpoint(consumer)];
  const [actualSecret, wantedSecret] = [
    secretOf(stack, asValue(secret), states),
    holder.secretArn ?? named(consumer, consumer && secretsOfUses(consumer)[stack.id]),
  ];
  const wrong = [
    ...unless(
      [...endpoints].sort().join() === [...wanted].sort().join(),
      stack,
      `expected ${address} to name ${listed(wanted)} as endpoints of ${name}, got ${listed(endpoints)}`,
    ),
    ...unless(
      actualSecret === wantedSecret,
      stack,
      `expected ${address} to name ${wantedSecret} as the secret of ${name}, got ${actualSecret}`,
    ),
  ];
  if (wrong.length > 0) return wrong;
  return [
    fact(
      stack,
      `${address} tells the authorizer that ${name} comes by ${listed(wanted)}, with the key in ${wantedSecret}`,
    ),
  ];
}

/** A text, or an expression as Terraform writes it inside of others. */
function asValue(inner: string): string {
  return inner.startsWith('"') ? inner.slice(1, -1) : `\${${inner}}`;
}

function ownEndpoint(consumer: Stack | undefined): string {
  const made = consumer && endpointsOf(consumer).find(({ service }) => service === "execute-api");
  return consumer && made ? endpointName(consumer.id, made.address) : "an endpoint of its own";
}

function secretOf(stack: Stack, value: string, states: ReadonlyMap<string, Stack>): string {
  if (!value.includes("${")) return value;
  const read = remoteOutput(stack, value, states, "arn");
  return read?.output === "api_key_secret_arns" ? named(read.stack, read.referent) : shown(read?.output);
}

function named(consumer: Stack | undefined, secret: string | undefined): string {
  return consumer && secret !== undefined ? `${secret} of ${consumer.id}` : "a secret of its own";
}
