import { many, type OneOrMany, type PolicyDocument, type Statement } from "../../../src/policies/document";

/** A document with one thing changed. */
export interface PolicyMutant {
  readonly kind: MutantKind;
  /** The statement and the change: `AllowConsumer: Resource arn:*...`. */
  readonly words: string;
  readonly document: PolicyDocument;
}

export type MutantKind =
  | "statement dropped"
  | "effect flipped"
  | "condition dropped"
  | "operator negated"
  | "value dropped"
  | "action widened"
  | "principal widened"
  | "resource widened"
  | "condition value widened";

/** Every mutant of a document: each statement, effect, condition, operator and value, and each literal at each position. */
export function policyMutants(document: PolicyDocument): readonly PolicyMutant[] {
  return document.Statement.flatMap((statement, i) =>
    [...structural(statement), ...narrowed(statement), ...widened(statement)].map(
      ({ kind, words, changed }) => ({
        kind,
        words: `${statement.Sid}: ${words}`,
        document: {
          ...document,
          Statement: document.Statement.toSpliced(i, 1, ...(changed ? [changed as Statement] : [])),
        },
      }),
    ),
  );
}

interface Change {
  readonly kind: MutantKind;
  readonly words: string;
  /** Absent = dropped. */
  readonly changed?: object;
}

function structural(statement: Statement): readonly Change[] {
  const { Effect, Condition = {} } = statement;
  const operators = Object.entries(Condition);
  return [
    { kind: "statement dropped", words: "dropped" },
    {
      kind: "effect flipped",
      words: "flipped",
      changed: { ...statement, Effect: Effect === "Allow" ? "Deny" : "Allow" },
    },
    ...operators.map(([operator]) => ({
      kind: "condition dropped" as const,
      words: `without ${operator}`,
      changed: withCondition(
        statement,
        operators.filter(([other]) => other !== operator),
      ),
    })),
    ...operators.map(([operator, tests]) => ({
      kind: "operator negated" as const,
      words: `${operator} negated`,
      changed: withCondition(
        statement,
        operators.map(([other, value]) => (other === operator ? [negated(operator), tests] : [other, value])),
      ),
    })),
  ];
}

function withCondition(statement: Statement, operators: readonly (readonly unknown[])[]): object {
  const { Condition: _, ...rest } = statement;
  return operators.length === 0
    ? rest
    : { ...rest, Condition: Object.fromEntries(operators as [string, unknown][]) };
}

function negated(operator: string): string {
  return operator.includes("Not") ? operator.replace("Not", "") : operator.replace(/^(String|Arn)/, "$1Not");
}

/** Lists without one of their values. */
function narrowed(statement: Statement): readonly Change[] {
  return lists(statement).flatMap(({ name, values, withValues }) =>
    values.length < 2
      ? []
      : values.map((value, i) => ({
          kind: "value dropped" as const,
          words: `${name} without ${value}`,
          changed: withValues(values.toSpliced(i, 1)),
        })),
  );
}

/** Each literal with a star in the place of each of its characters. */
function widened(statement: Statement): readonly Change[] {
  return lists(statement).flatMap(({ kind, name, values, withValues }) =>
    values.flatMap((value, i) =>
      [...value].flatMap((character, at) => {
        if (character === "*") return [];
        const wide = `${value.slice(0, at)}*${value.slice(at + 1)}`;
        return { kind, words: `${name} ${wide}`, changed: withValues(values.with(i, wide)) };
      }),
    ),
  );
}

interface List {
  readonly kind: MutantKind;
  readonly name: string;
  readonly values: readonly string[];
  readonly withValues: (values: readonly string[]) => object;
}

function lists(statement: Statement): readonly List[] {
  const { Action, Resource, Principal, Condition = {} } = statement;
  const element = (kind: MutantKind, name: string, value: OneOrMany<string> | undefined): readonly List[] =>
    value === undefined
      ? []
      : [{ kind, name, values: many(value), withValues: (values) => ({ ...statement, [name]: values }) }];
  const aws = typeof Principal === "object" && "AWS" in Principal ? many(Principal.AWS) : [];
  return [
    ...element("action widened", "Action", Action),
    ...element("resource widened", "Resource", Resource),
    ...(aws.length > 0
      ? [
          {
            kind: "principal widened" as const,
            name: "Principal",
            values: aws,
            withValues: (values: readonly string[]) => ({ ...statement, Principal: { AWS: values } }),
          },
        ]
      : []),
    ...Object.entries(Condition).flatMap(([operator, tests]) =>
      Object.entries(tests).map(([key, value]) => ({
        kind: "condition value widened" as const,
        name: `${operator} ${key}`,
        values: many(value),
        withValues: (values: readonly string[]) => ({
          ...statement,
          Condition: { ...Condition, [operator]: { ...tests, [key]: values } },
        }),
      })),
    ),
  ];
}
