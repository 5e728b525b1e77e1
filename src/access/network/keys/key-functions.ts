import { authorizersOf } from "../api/key-scheme";
import { referent } from "../stack/reference";
import { entriesOf, objectOf, ofType, type Stack } from "../stack/stack-json";

/** The functions of a stack that make keys and that know them, by what its JSON has them for: addresses. */
export interface KeyFunctions {
  /** They rotate the keys of uses, by use. */
  readonly ofUses: ReadonlyMap<string, string>;
  /** They rotate the keys of front doors' callers, by door. */
  readonly ofDoors: ReadonlyMap<string, string>;
  /** They answer APIs of the stack, by the API's address. */
  readonly authorizers: ReadonlyMap<string, string>;
}

export function keyFunctionsOf(stack: Stack): KeyFunctions {
  const rotating = new Map(
    ofType(stack, "aws_secretsmanager_secret_rotation").map(({ attributes }) => [
      referent(stack, attributes.secret_id, "arn"),
      referent(stack, attributes.rotation_lambda_arn, "arn"),
    ]),
  );
  const made = (secret: string | undefined) => {
    const one = rotating.get(secret);
    return one !== undefined && stack.resources.get(one)?.type === "aws_lambda_function" ? one : undefined;
  };
  return {
    ofUses: defined(Object.entries(secretsOfUses(stack)).map(([use, secret]) => [use, made(secret)])),
    ofDoors: defined(
      Object.entries(secretsOfDoors(stack)).flatMap(([door, secrets]) =>
        Object.values(secrets).map((secret) => [door, made(secret)] as const),
      ),
    ),
    authorizers: defined([...authorizersOf(stack)].map(([api, [one]]) => [api, one])),
  };
}

/** The secrets that the keys of uses are in, as the stack puts them out: addresses, or texts, by use. */
export function secretsOfUses(stack: Stack): Readonly<Record<string, string | undefined>> {
  return secretsIn(stack, entriesOf(stack, "api_key_secret_arns"));
}

/** Those of the callers of front doors, by door and caller. */
export function secretsOfDoors(
  stack: Stack,
): Readonly<Record<string, Readonly<Record<string, string | undefined>>>> {
  return Object.fromEntries(
    Object.entries(entriesOf(stack, "front_door_secret_arns")).map(([door, secrets]) => [
      door,
      secretsIn(stack, objectOf(secrets)),
    ]),
  );
}

function secretsIn(stack: Stack, entries: ReturnType<typeof entriesOf>) {
  return Object.fromEntries(
    Object.entries(entries).map(([name, arn]) => [name, referent(stack, arn, "arn")]),
  );
}

function defined(entries: readonly (readonly [string, string | undefined])[]): ReadonlyMap<string, string> {
  return new Map(entries.flatMap(([name, one]) => (one === undefined ? [] : [[name, one] as const])));
}
