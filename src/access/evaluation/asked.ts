import type { PolicyDocument } from "../../policies/document";
import type { DocumentRef, PolicyKind } from "../../policies/document-ref";
import type { Step } from "./call";
import { CALL_KEYS } from "./policy/context";
import { evaluate, type PolicyRequest } from "./policy/evaluate";
import { documentWords } from "./wording";

/** The step of a document that is asked about a request. @throws Error naming the document, on what is not understood in it */
export function step(
  document: DocumentRef & { readonly kind: PolicyKind },
  policy: PolicyDocument | undefined,
  request: PolicyRequest,
  keys = CALL_KEYS,
): Step {
  if (policy === undefined) return { document, effect: "unknown" };
  try {
    return { document, ...evaluate(document.kind, policy, request, keys) };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : cause;
    throw new Error(`${documentWords(document)}: ${message}`, { cause });
  }
}

/** True if a step does not keep a request out. */
export function lets(effect: Step["effect"]): boolean {
  return effect === "allow" || effect === "unknown";
}
