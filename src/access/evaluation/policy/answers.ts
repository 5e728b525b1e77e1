import type { PolicyKind } from "../../../policies/document-ref";
import { allHold } from "./condition";
import { CALL_KEYS, type RequestContext } from "./context";
import { aboutOf, type Decision, decisionOf, SILENT, stronger } from "./evaluate";
import type { ReadDocument } from "./read-document";
import { understand } from "./understand";
import type { UnderstoodStatement } from "./understood-statement";
import type { Someone } from "./whom";

/** The parts that requests of one action are put together from. */
interface RequestParts {
  readonly action: string;
  readonly callers: readonly Someone[];
  /** The context that comes with the way of a request: an endpoint, or none. */
  readonly ways: readonly RequestContext[];
  readonly resources: readonly string[];
}

/** A document's decision about the request of a caller, a way and a resource, by their places among the parts. */
export type Answers = (caller: number, way: number, resource: number) => Decision;

/**
 * The decisions of a document about all requests that some parts make. They are those of `evaluate`: a statement applies if
 * each of its parts does, so each part is asked once for each part of the requests, and not for each request.
 */
export function answersOf(
  kind: PolicyKind,
  document: ReadDocument,
  { action, callers, ways, resources }: RequestParts,
): Answers {
  const wayKeys = new Set(ways.flatMap((way) => Object.keys(way)).map((key) => key.toLowerCase()));
  const statements = understand(kind, document, CALL_KEYS)
    .statements.filter(({ actions }) => actions.include(action))
    .map((statement) => {
      const ofWay = statement.tests.filter(({ key }) => wayKeys.has(key.name));
      return {
        statement,
        ofCaller: statement.tests.filter((test) => !ofWay.includes(test)),
        onWay: ways.map((way) => allHold(ofWay, way)),
        onResource: resources.map(statement.resources.include),
      };
    });
  const byCaller = callers.map((caller) =>
    statements.flatMap(({ statement, ofCaller, ...applies }) => {
      const decision = decisionFor(kind, statement, caller);
      return decision && allHold(ofCaller, caller.context) ? { ...applies, decision } : [];
    }),
  );
  return (caller, way, resource) => {
    let said = SILENT;
    for (const { decision, onWay, onResource } of byCaller[caller] ?? [])
      if (onWay[way] && onResource[resource]) said = stronger(said, decision);
    return said;
  };
}

function decisionFor(
  kind: PolicyKind,
  statement: UnderstoodStatement,
  caller: Someone,
): Decision | undefined {
  const about = aboutOf(kind, statement, caller);
  return about && decisionOf(statement, about);
}
