import type { Expectations } from "../../../../src/access/network/expectations";
import type { Stacks } from "../mutants/mutant";
import { DOOR_CONSUMER } from "./door-consumer";
import { KEYED_PROVIDER } from "./keyed-provider";

/** A provider whose callers have keys, and a consumer with a front door, as small as they can be. */
export const DOOR_STACKS: Stacks = { provider: KEYED_PROVIDER, consumer: DOOR_CONSUMER };

const SHOWN = { header: "x-key", cacheSeconds: 300 };
const kept = (name: string) => ({ name, rotateEveryDays: 30, testRoute: "GET /" });

/** The words of a file for such a deployment. */
export const DOOR_EXPECTED = {
  provider: {
    api: {
      endpointType: "PRIVATE",
      auth: "api-key",
      waf: true,
      endpoints: [],
      keys: { ...SHOWN, consumers: { consumer: {} } },
    },
    adopted: [],
  },
  consumer: {
    ways: {
      "execute-api": { kind: "made", privateDns: true },
      secretsmanager: { kind: "made", privateDns: true },
    },
    uses: { provider: { stage: "prod", key: kept("consumer") } },
    doors: {
      door: {
        use: "provider",
        routes: ["GET /"],
        keys: SHOWN,
        callers: { mobile: kept("mobile") },
        stage: "prod",
        throttle: { ratePerSecond: 100, burst: 200 },
        logDays: 60,
        executionLog: "OFF",
        waf: true,
      },
    },
    adopted: [],
  },
} as const satisfies Expectations;
