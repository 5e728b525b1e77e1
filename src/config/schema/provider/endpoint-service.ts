import { z } from "zod";
import { DEFAULTS } from "../defaults";
import { logs } from "../logs";
import { map } from "../values/map";
import { flag, text, whole } from "../values/scalars";
import { compute } from "./compute";

/** The spoken side of a service, be it of this file or described by its facts. */
export const SERVICE_PROTOCOL = {
  port: whole("ports that programs without privileges can open,", 1024, 65_535)
    .default(DEFAULTS.servicePort)
    .describe("The port that the service listens on."),
  healthPath: text(/^\/[\w.~!$&'()*+,;=:@%/-]{0,1023}$/, "a path such as /healthz").describe(
    "The path that balancers ask whether a server is well; it should cost nothing.",
  ),
  tls: flag()
    .default(false)
    .describe("Whether the service speaks HTTPS; its certificate is not validated, so it may sign its own."),
};

/**
 * Servers behind PrivateLink.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html
 */
export const endpointService = map({
  type: z
    .literal("endpoint-service")
    .describe("An HTTP service that accepted endpoints of other VPCs reach, and nothing else."),
  ...SERVICE_PROTOCOL,
  compute: compute.describe("The servers behind it."),
  logs: logs.describe("The logs of the servers."),
});
