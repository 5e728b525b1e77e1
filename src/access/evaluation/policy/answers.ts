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

/** The statements that apply to the requests of a caller that come on a way, if they apply to the resource. */
export type Answers = readonly Answer[];

interface Answer {
  readonly decision: Decision;
  /** By the resource's place among the parts. */
  readonly onResource: readonly boolean[];
}

interface AnswersOf {
  /** Those about a caller's requests, on some way or other. */
  readonly ofCaller: (caller: number) => Answers;
  readonly onWay: (caller: number, way: number) => Answers;
}

/** The decision about a resource, by its place among the parts. */
export function decisionAbout(answers: Answers, resource: number): Decision {
  let said = SILENT;
  for (const { decision, onResource } of answers) if (onResource[resource]) said = stronger(said, decision);
  return said;
}

/** The decisions that there can be, for some resource or other. */
export function possibleDecisions(answers: Answers): readonly Decision[] {
  return [SILENT, ...answers.map(({ decision }) => decision)];
}

/**
 * The decisions of a document about all requests that some parts make, by the places of caller and way among them. They are
 * those of `evaluate`: a statement applies if
 * each of its parts does, so each part is asked once for each part of the requests, and not for each request.
 */
export function answersOf(
  kind: PolicyKind,
  document: ReadDocument,
  { action, callers, ways, resources }: RequestParts,
): AnswersOf {
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
  return {
    ofCaller: (caller) => byCaller[caller] ?? [],
    onWay: (caller, way) => (byCaller[caller] ?? []).filter(({ onWay }) => onWay[way]),
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
