import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { boundProcess } from "../support/processes/bound-process";
import { type FunctionRunner, FunctionRunners } from "./function-runner";
import { emulatorGaps } from "./gaps/emulator-gaps";
import { type Forward, type Interceptor, reverseProxy } from "./proxy";
import type { DeploymentSnapshot, Deployments } from "./strict/api-gateway/deployment-snapshot";
import { arrivalRules, managementRules } from "./strict/registry";

/** An AWS of one's own, with as many accounts as are named, empty at first. */
export interface EmulatedAws {
  /** The address of every service of every account and region: not a name, so that buckets are in the path. */
  readonly url: string;
  /** Puts something before all that passes, until the returned function takes it away again. */
  readonly intercept: (interceptor: Interceptor) => () => void;
  /** The snapshots that stages serve, by the id of the deployment that a stage points to. */
  readonly deployments: ReadonlyMap<string, DeploymentSnapshot>;
  /**
   * Has deployed functions run by somebody who can, until the returned function takes him away again; where nobody can, an
   * invocation is refused.
   */
  readonly runFunctions: (run: FunctionRunner) => () => void;
  /** Ends it, and leaves nothing running. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts `moto_server`, and the proxy that makes it behave as AWS, each on a free port of the loopback.
 * @param eventuallyConsistent true = other services refuse the first uses of what was just made in IAM
 */
export async function startEmulatedAws({ eventuallyConsistent = false } = {}): Promise<EmulatedAws> {
  const moto = boundProcess("moto_server", ["-H", "127.0.0.1", "-p", "0"], {
    cwd: process.cwd(),
    env: {
      ...(process.env as Record<string, string>),
      MOTO_IAM_LOAD_MANAGED_POLICIES: "true",
      // A rule of the proxy says when a certificate is issued, and not the clock.
      MOTO_ACM_VALIDATION_WAIT: "0",
    },
  });
  const log = createInterface(moto.stderr);
  const origin = await new Promise<string>((resolve, reject) => {
    log.on("line", (line) => {
      const url = /Running on (http:\S+)/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
    moto.on("exit", (status) => reject(new Error(`moto_server ended with status ${status}`)));
  });

  const interceptors = new Set<Interceptor>();
  const intercepting: Interceptor = (passing, forward) =>
    [...interceptors].reduce<Forward>((next, intercept) => (one) => intercept(one, next), forward)(passing);
  const deployments: Deployments = new Map();
  const runners = new FunctionRunners();
  const corrections = [
    ...arrivalRules(),
    ...emulatorGaps(runners, deployments),
    ...managementRules({ deployments, runners, eventuallyConsistent }),
  ].map(({ intercept }) => intercept);
  const proxy = reverseProxy(origin, [intercepting, ...corrections]);
  await once(proxy.listen(0, "127.0.0.1"), "listening");

  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    intercept: (interceptor) => {
      interceptors.add(interceptor);
      return () => interceptors.delete(interceptor);
    },
    deployments,
    runFunctions: (run) => runners.add(run),
    stop: async () => {
      proxy.close();
      proxy.closeAllConnections();
      moto.stdin.end();
      await once(moto, "close");
    },
  };
}
