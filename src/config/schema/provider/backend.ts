import { DEFAULTS } from "../defaults";
import { partyName } from "../values/identifiers";
import { namedMap, optionalMap } from "../values/map";
import { backendNetwork } from "../values/network";
import { flag, whole } from "../values/scalars";
import { handler } from "./handler";

/** The functions behind an API and what they stand on. */
export const backend = optionalMap({
  memoryMb: whole("megabytes", 128, 10_240).default(256).describe("Memory of each function, in megabytes."),
  timeoutSeconds: whole("seconds", 1, 29)
    .default(10)
    .describe("How long a function may take; API Gateway itself waits 29 seconds."),
  handlers: namedMap(partyName("handler name"), handler, "names to handlers")
    .default({})
    .describe("Handlers that need more than their code, by the name that routes call them by."),
  table: flag()
    .optional()
    .describe(
      "Whether the identity handler keeps what it saw in a DynamoDB table. Default: whether a route uses it.",
    ),
  deletionProtection: flag()
    .optional()
    .meta({ default: DEFAULTS.deletionProtection })
    .describe("Whether DynamoDB refuses to delete that table."),
  network: backendNetwork.optional().describe("Run the functions inside a VPC."),
});
