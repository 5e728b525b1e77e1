import { connections } from "./central-gateway/connections";
import { removal } from "./central-gateway/removal";
import { apply, SERVICES, useCentralGateway } from "./central-gateway/system/system";
import { describeWith, LIVE } from "./support/availability";
import { planChanges } from "./support/terraform/plan";

jest.setTimeout(900_000);

describeWith(LIVE)("a gateway in front of services in other accounts", () => {
  const system = useCentralGateway();

  describe("after the services' second apply, without one of the gateway's", () => {
    beforeAll(async () => {
      await Promise.all(SERVICES.map((stackId) => apply(system(), stackId)));
      await system().gateway.look();
    }, 900_000);
    connections(system);

    it("nothing is left to do", async () => {
      const { workspace } = system();
      for (const stackId of [...SERVICES, "gateway"])
        expect(await planChanges(workspace, stackId)).toEqual({});
    }, 900_000);

    removal(system);
  });
});
