import {
  many,
  type OneOrMany,
  type PolicyDocument,
  type Principal,
  type Statement,
} from "../../policies/document";
import type { PolicyKind } from "../../policies/document-ref";
import { isKey, isOperator } from "./condition";

/** Elements of every policy; only that of an identity has no `Principal`. */
const ELEMENTS = ["Sid", "Effect", "Action", "Resource", "NotResource", "Condition"];

/** Crosslink writes no `NotResource`: no page of AWS's shows one in an API's policy. Policies of others may have it. */
export interface ReadStatement extends Statement {
  readonly NotResource?: OneOrMany<string>;
}

const understood = new WeakMap<PolicyDocument, PolicyKind>();

/**
 * Makes sure, before a document is asked for the first time, that nothing in it would be passed over.
 * @throws Error on an element, principal, operator or condition key that is not understood.
 */
export function understand(kind: PolicyKind, document: PolicyDocument): void {
  if (understood.get(document) === kind) return;
  const elements = kind === "identity-policy" ? ELEMENTS : [...ELEMENTS, "Principal"];
  for (const statement of document.Statement) {
    const [strange] = strangersIn(statement, elements);
    if (strange !== undefined) throw new Error(`${statement.Sid}: ${strange} is not understood`);
  }
  understood.set(document, kind);
}

function strangersIn(statement: ReadStatement, elements: readonly string[]): readonly string[] {
  const { Principal, Resource = [], NotResource = [], Condition = {} } = statement;
  return [
    ...Object.keys(statement)
      .filter((element) => !elements.includes(element))
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
