import type { PolicyKind } from "../../../policies/document-ref";
import type { ContextKeys } from "./context";
import { type ReadDocument, type ReadStatement, statementsOf } from "./read-document";
import { strangersIn } from "./strangers";
import { type UnderstoodStatement, understoodStatement } from "./understood-statement";

/** A document in the form in which requests are compared with it. */
export interface Understood {
  readonly statements: readonly UnderstoodStatement[];
}

interface Known extends Understood {
  readonly kind: PolicyKind;
  /** The keys that were found to be enough. */
  keys?: ContextKeys;
}

const understood = new WeakMap<ReadDocument, Known>();

/**
 * Makes sure, before a document is asked for the first time, that nothing in it would be passed over.
 * @param keys those that the request's context can have
 * @throws Error on an element, principal, resource, operator, value or condition key that is not understood.
 */
export function understand(kind: PolicyKind, document: ReadDocument, keys: ContextKeys): Understood {
  const known = understood.get(document);
  const current = known?.kind === kind ? known : readOnce(kind, document);
  if (current.keys !== keys) {
    for (const [i, { tests }] of current.statements.entries()) {
      const strange = tests.find(({ key }) => !keys.has(key.name));
      if (strange) refuse(statementsOf(document)[i], i, `condition key ${strange.key.written}`);
    }
    current.keys = keys;
  }
  return current;
}

function readOnce(kind: PolicyKind, document: ReadDocument): Known {
  const [strange] = Object.keys(document).filter(
    (element) => !["Version", "Id", "Statement"].includes(element),
  );
  if (strange !== undefined) throw new Error(`policy element ${strange} is not understood`);
  const statements = statementsOf(document).map((statement, i) => {
    const [stranger] = strangersIn(kind, statement);
    if (stranger !== undefined) refuse(statement, i, stranger);
    return understoodStatement(statement);
  });
  const known = { kind, statements };
  understood.set(document, known);
  return known;
}

function refuse(statement: ReadStatement | undefined, index: number, what: string): never {
  throw new Error(`${statement?.Sid ?? `statement ${index + 1}`}: ${what} is not understood`);
}
