import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { drain } from "./drain";
import type { Log } from "./log";
import type { Variables } from "./read-environment";

/** The address that a service listens at. */
export interface ListenEnvironment {
  /** The port; 0 takes a free one. @default 8080 */
  readonly PORT: string;
  /** An IPv4 address of this host. @default all of them */
  readonly HOST: string;
}

export const LISTEN_ENVIRONMENT: Variables<ListenEnvironment> = {
  PORT: { expected: "a port", accepts: /^\d{1,5}$/, default: "8080" },
  HOST: { expected: "an IPv4 address", accepts: /^\d+(\.\d+){3}$/, default: "0.0.0.0" },
};

/**
 * Listens until SIGTERM, which ECS and systemd send to stop a service, or SIGINT. Then the requests under way are
 * answered, and the process exits with 0.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html
 */
export function serve(server: Server, { PORT, HOST }: ListenEnvironment, log: Log): void {
  server.listen(Number(PORT), HOST, () => {
    const { address, port } = server.address() as AddressInfo;
    log({ level: "info", message: "The service listens", address, port });
  });
  const stop = async (signal: NodeJS.Signals) => {
    if (!server.listening) return;
    log({ level: "info", message: "The service stops", signal });
    await drain(server);
    process.exit(0);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}
