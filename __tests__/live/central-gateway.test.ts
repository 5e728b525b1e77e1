import { answered } from "./central-gateway/answered";
import { changes } from "./central-gateway/changes";
import { connections } from "./central-gateway/connections";
import { draining } from "./central-gateway/draining";
import { keptAwake } from "./central-gateway/kept-awake";
import { refused } from "./central-gateway/refused";
import { removal } from "./central-gateway/removal";
import { call } from "./central-gateway/system/call";
import { apply, SERVICES, useCentralGateway } from "./central-gateway/system/system";
import { describeWith, LIVE } from "./support/availability";

describeWith(LIVE)("a gateway in front of services in other accounts", () => {
  const system = useCentralGateway();

  it.each(["GET /todo", "GET /names/none"])(
    "504: %s, before the service has accepted the endpoint: the balancer waits in vain for it",
    async (route) => {
      expect((await call(system(), { route })).status).toBe(504);
    },
  );

  describe("after the services' second apply, without one of the gateway's", () => {
    beforeAll(async () => {
      await Promise.all(SERVICES.map((stackId) => apply(system(), stackId)));
      await system().gateway.look();
    });
    answered(system);
    refused(system);
    connections(system);
    keptAwake(system);
    draining(system);
    changes(system);
    removal(system);
  });
});
