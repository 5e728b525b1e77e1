import {
  many,
  type OneOrMany,
  type PolicyDocument,
  type Principal,
  type Statement,
} from "../policies/document";
import { isKey, isOperator } from "./condition";

const ELEMENTS = new Set(["Sid", "Effect", "Principal", "Action", "Resource", "NotResource", "Condition"]);

const understood = new WeakSet<PolicyDocument>();

/**
 * Makes sure, before a document is asked for the first time, that nothing in it would be passed over.
 * @throws Error on an element, principal, operator or condition key that is not understood.
 */
export function understand(document: PolicyDocument): void {
  if (understood.has(document)) return;
  for (const statement of document.Statement) {
    const [strange] = strangersIn(statement);
    if (strange !== undefined) throw new Error(`${statement.Sid}: ${strange} is not understood`);
  }
  understood.add(document);
}

function strangersIn(statement: Statement): readonly string[] {
  const { Principal, Resource = [], NotResource = [], Condition = {} } = statement;
  return [
    ...Object.keys(statement)
      .filter((element) => !ELEMENTS.has(element))
      .map((element) => `policy element ${element}`),
    ...principalsIn(Principal)
      .filter((arn) => !/^arn:[a-z-]+:iam::\d{12}:root$/.test(arn))
      .map((arn) => `principal ${arn}`),
    ...variablesIn([...many(Resource), ...many(NotResource)]),
    ...Object.entries(Condition).flatMap(([operator, wanted]: [string, Record<string, OneOrMany<string>>]) =>
      isOperator(operator)
        ? Object.entries(wanted).flatMap(([key, values]) =>
            isKey(key) ? variablesIn(many(values)) : [`condition key ${key}`],
          )
        : [`condition operator ${operator}`],
    ),
  ];
}

function principalsIn(principal: Principal | undefined): readonly string[] {
  if (principal === undefined || principal === "*" || "Service" in principal) return [];
  return many(principal.AWS).filter((arn) => arn !== "*");
}

function variablesIn(values: readonly string[]): readonly string[] {
  return values.filter((value) => value.includes("${")).map((value) => `policy variable in ${value}`);
}
