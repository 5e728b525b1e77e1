import type { Step } from "../../access/evaluation/call";
import { refusalWords } from "../../access/evaluation/wording";

/** The say of a document about a call, apart from the statement that said it: `denies`. */
export function stepSays({ document, effect, sid, delegates, refusal }: Step): string {
  if (effect === "unknown") return "not known here, taken to allow everything";
  if (effect === "silent") return "says nothing";
  if (refusal !== undefined) return `refuses: ${refusalWords(refusal)}`;
  if (effect === "deny") return sid === undefined ? "refuses" : "denies";
  if (document.kind === "entrance") return "lets in: the endpoint is accepted, the certificate verified";
  return delegates ? "allows the account" : "allows";
}
