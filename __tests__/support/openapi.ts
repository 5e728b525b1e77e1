import type { JsonMap, OpenApiDocument } from "../../src/model/openapi-document";
import type { Synthesized } from "./synth";

/** The document that a provider's stack imports. */
export function documentIn({ json }: Synthesized): OpenApiDocument {
  return json.locals.openapi as OpenApiDocument;
}

/** Every operation of it, in the order of the document. */
export function operationsOf(stack: Synthesized): readonly JsonMap[] {
  return Object.values(documentIn(stack).paths).flatMap((item) => Object.values(item) as JsonMap[]);
}
