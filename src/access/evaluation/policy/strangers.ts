import { many } from "../../../policies/document";
import type { PolicyKind } from "../../../policies/document-ref";
import { blockBits } from "./address";
import { ARN_FIELDS, arnFields } from "./glob";
import { type Comparison, operatorOf } from "./operators";
import type { ReadStatement, ReadTests } from "./read-document";
import { strangeExceptions, strangePrincipals } from "./strange-principals";

/** Elements of every policy; only that of an identity has no principals. */
const ELEMENTS = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];

/**
 * Everything in a statement that is not understood, by name. What is not listed here the evaluation takes
 * into account.
 */
export function strangersIn(kind: PolicyKind, statement: ReadStatement): readonly string[] {
  const { Effect, Principal, NotPrincipal, Condition = {} } = statement;
  return [
    ...Object.keys(statement)
      .filter((element) => !elementsOf(kind).includes(element))
      .map((element) => `policy element ${element}`),
    ...(Effect === "Allow" || Effect === "Deny" ? [] : [`effect ${Effect}`]),
    ...bothOf(statement, "Principal", "NotPrincipal"),
    ...bothOf(statement, "Action", "NotAction"),
    ...bothOf(statement, "Resource", "NotResource"),
    ...(statement.Action === undefined && statement.NotAction === undefined
      ? ["statement without an action"]
      : []),
    ...(Principal === undefined ? [] : strangePrincipals(Principal)),
    ...(NotPrincipal === undefined ? [] : strangeExceptions(Effect, NotPrincipal)),
    ...strangeResources(kind, statement),
    ...Object.entries(Condition).flatMap(([name, tests = {}]) => strangeTests(name, tests)),
  ];
}

/** `NotPrincipal` is for the policies of resources and endpoints, as AWS has it. */
function elementsOf(kind: PolicyKind): readonly string[] {
  if (kind === "identity-policy") return ELEMENTS;
  return kind === "trust-policy" ? [...ELEMENTS, "Principal"] : [...ELEMENTS, "Principal", "NotPrincipal"];
}

function bothOf(statement: ReadStatement, a: keyof ReadStatement, b: keyof ReadStatement): readonly string[] {
  return statement[a] !== undefined && statement[b] !== undefined ? [`${a} beside ${b}`] : [];
}

/** API Gateway expands short ARNs in the policies of its APIs and of private domains, and nobody does elsewhere. */
function strangeResources(
  kind: PolicyKind,
  { Resource = [], NotResource = [] }: ReadStatement,
): readonly string[] {
  const resources = [...many(Resource), ...many(NotResource)];
  const isShort = kind === "resource-policy" || kind === "domain-policy";
  const isResource = isShort ? /^(\*|arn:|execute-api:\/)/ : /^(\*|arn:)/;
  return [
    ...variablesIn(resources),
    ...resources.filter((one) => !isResource.test(one)).map((one) => `resource ${one}`),
  ];
}

function strangeTests(name: string, tests: ReadTests): readonly string[] {
  const operator = operatorOf(name);
  if (operator === undefined) return [`condition operator ${name}`];
  const isComparable = VALUES[operator.comparison];
  return Object.values(tests).flatMap((values) => {
    const texts = many<string | boolean>(values ?? []).map(String);
    const variables = variablesIn(texts);
    if (variables.length > 0) return variables;
    return texts.filter((text) => !isComparable(text)).map((text) => `${name} with ${text}`);
  });
}

const anything = () => true;
const truth = (text: string) => /^(true|false)$/i.test(text);

/** The values that can be compared. */
const VALUES: Readonly<Record<Comparison, (text: string) => boolean>> = {
  text: anything,
  caseless: anything,
  glob: anything,
  arn: (text) => arnFields(text).length === ARN_FIELDS,
  address: (text) => blockBits(text) !== undefined,
  boolean: truth,
  presence: truth,
};

function variablesIn(values: readonly string[]): readonly string[] {
  return values.filter((value) => value.includes("${")).map((value) => `policy variable in ${value}`);
}
