import { answered } from "./mutual-tls/answered";
import { changes } from "./mutual-tls/changes";
import { handshakes } from "./mutual-tls/handshakes";
import { refused } from "./mutual-tls/refused";
import { removal } from "./mutual-tls/removal";
import { callFrom } from "./mutual-tls/system/clients";
import { SUBJECTS } from "./mutual-tls/system/deployment";
import { apply, useMutualTls } from "./mutual-tls/system/system";
import { describeWith, LIVE } from "./support/availability";

describeWith(LIVE)("an API that knows its callers by their certificates", () => {
  const system = useMutualTls();

  it("nobody gets through before the endpoint is accepted, whatever certificate they show", async () => {
    const identity = await system().authorities.clients.issue(SUBJECTS.orders);
    expect(await callFrom(system(), "orders", { identity })).toMatchObject({ failed: expect.any(String) });
  });

  describe("after the provider's second apply", () => {
    beforeAll(async () => {
      await apply(system(), "provider");
      await system().gateway.look();
    });
    answered(system);
    handshakes(system);
    refused(system);
    changes(system);
    removal(system);
  });
});
