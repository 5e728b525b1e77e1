import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { leashed } from "../support/processes/bound-process";
import { emulatorGaps } from "./gaps/emulator-gaps";
import { type Forward, reverseProxy, type Stage } from "./proxy";
import type { Deployments, Snapshot } from "./strict/api-gateway/deployment-snapshot";
import { arrivalRules, managementRules } from "./strict/registry";

/** An AWS of one's own, with as many accounts as are named, empty at first. */
export interface EmulatedAws {
  /** Where every service of every account and region answers: an address, so that S3 names are paths. */
  readonly url: string;
  /** Puts something before all that passes, until the returned function takes it away again. */
  readonly intercept: (stage: Stage) => () => void;
  /** What a stage serves that points to a deployment of an API, by the deployment's id. */
  readonly deployments: ReadonlyMap<string, Snapshot>;
  /** Ends it, and leaves nothing running. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts `moto_server`, and the proxy that makes it behave as AWS, each on a free port of the loopback.
 * @param eventuallyConsistent whether what was just made in IAM is refused by other services the first times
 */
export async function startEmulatedAws({ eventuallyConsistent = false } = {}): Promise<EmulatedAws> {
  const moto = leashed("moto_server", ["-H", "127.0.0.1", "-p", "0"], {
    cwd: process.cwd(),
    env: { ...(process.env as Record<string, string>), MOTO_IAM_LOAD_MANAGED_POLICIES: "true" },
  });
  const log = createInterface(moto.stderr);
  const origin = await new Promise<string>((resolve, reject) => {
    log.on("line", (line) => {
      const url = /Running on (http:\S+)/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
    moto.on("exit", (status) => reject(new Error(`moto_server ended with status ${status}`)));
  });

  const interceptors = new Set<Stage>();
  const intercepting: Stage = (passing, forward) =>
    [...interceptors].reduce<Forward>((next, stage) => (one) => stage(one, next), forward)(passing);
  const deployments: Deployments = new Map();
  const stages = [
    ...arrivalRules(),
    ...emulatorGaps(),
    ...managementRules({ deployments, eventuallyConsistent }),
  ].map(({ stage }) => stage);
  const proxy = reverseProxy(origin, [intercepting, ...stages]);
  await once(proxy.listen(0, "127.0.0.1"), "listening");

  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    intercept: (stage) => {
      interceptors.add(stage);
      return () => interceptors.delete(stage);
    },
    deployments,
    stop: async () => {
      proxy.close();
      proxy.closeAllConnections();
      moto.stdin.end();
      await once(moto, "close");
    },
  };
}
