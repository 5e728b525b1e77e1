import { resolve } from "node:path";
import { DEFAULTS } from "../../schema/defaults";
import { type HandlerDraft, type Member, members, type ProviderDraft } from "../draft";
import { type NetworkKind, networkKind } from "../party";
import { allOf, anyOf, defaulted } from "../unknown";
import { BUILT_IN } from "./answerer";
import type { OfferedRoute } from "./routes";

/** The functions behind an API and what they stand on. */
export interface BackendOutline {
  /** The handlers under `backend.handlers`. */
  readonly handlers: readonly HandlerOutline[];
  /** Their names; unknown where one was refused, as it may be the one that a route means. */
  readonly handlerNames?: readonly string[];
  /** True if a route is answered by the built-in handler. */
  readonly usesIdentity?: boolean;
  readonly table?: boolean;
  readonly deletionProtection?: boolean;
  /** True if any of it goes to DynamoDB. */
  readonly reachesDynamodb?: boolean;
  readonly network?: NetworkKind;
  readonly dynamodbEndpoint?: boolean;
}

export interface HandlerOutline extends Member<HandlerDraft> {
  /** Absolute. */
  readonly entry?: string;
}

export function backendOutline(
  { path, value }: Member<ProviderDraft>,
  routes: readonly OfferedRoute[] | undefined,
  folder: string,
): BackendOutline {
  const backend: NonNullable<ProviderDraft["backend"]> | undefined = defaulted(value, "backend", {});
  const listed: NonNullable<typeof backend>["handlers"] = defaulted(backend, "handlers", {});
  const handlers = members<HandlerDraft>(listed, [...path, "backend", "handlers"]);
  const usesIdentity =
    routes && anyOf(routes.map(({ route, answerer }) => route && answerer && answerer === BUILT_IN));
  const table = defaulted(backend, "table", usesIdentity);
  const byStatements = anyOf(handlers.map(({ value }) => value && hasStatements(value)));
  const reachesDynamodb = byStatements === false ? table : byStatements;
  return {
    handlers: handlers.map((one) => ({
      ...one,
      entry: one.value?.entry && resolve(folder, one.value.entry),
    })),
    handlerNames: listed && allOf(handlers.map(({ name, value }) => value && name)),
    usesIdentity,
    table,
    deletionProtection: defaulted(backend, "deletionProtection", DEFAULTS.deletionProtection),
    reachesDynamodb,
    network: networkKind(backend),
    dynamodbEndpoint: defaulted(
      defaulted(backend, "network", {}) as Readonly<{ dynamodbEndpoint?: boolean }> | undefined,
      "dynamodbEndpoint",
      reachesDynamodb,
    ),
  };
}

/** Statements that were refused are some. */
function hasStatements(handler: HandlerDraft): boolean {
  return "statements" in handler && handler.statements?.length !== 0;
}
