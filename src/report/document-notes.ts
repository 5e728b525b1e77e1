import type { Deployment } from "../model/deployment";

/**
 * Notes on the parts of teams' own documents that API Gateway does not take, a sentence each, with the place.
 */
export function documentNotes({ providers }: Deployment): readonly string[] {
  return providers.flatMap(({ stackId, service }) =>
    (service.documentNotes ?? []).map(
      ({ file, line, column, message }) => `${stackId}: ${file}:${line}:${column} ${message}`,
    ),
  );
}
