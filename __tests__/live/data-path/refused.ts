import type { Session } from "../gateway/sessions";
import type { VpcEndpoint } from "../gateway/vpc-endpoints";
import { callOnce } from "./client";
import { CONSUMER, STRANGER, sessionOf } from "./deployment";
import { intruder } from "./intruder";
import { BLOCKED, explicitDeny, implicitDeny, outcome } from "./outcome";
import { openEndpoint, type Places, places } from "./places";
import { probe } from "./probe";
import type { DataPath } from "./system";

const DIRECT = sessionOf("consumer", "direct");
const ENDPOINT = "endpoint policy";

/** Who does not get in, to the system as it is deployed. */
export function refused(system: () => DataPath): void {
  describe("a call is refused", () => {
    let at: Places;
    let elsewhere: VpcEndpoint;
    let otherRole: Session;
    let stranger: Session;
    beforeAll(async () => {
      at = await places(system());
      elsewhere = await openEndpoint(system(), at.consumer.vpcId);
      otherRole = await intruder(system(), CONSUMER, "other");
      stranger = await intruder(system(), STRANGER, "stranger");
    });

    /** The direct client, with something otherwise. */
    const direct = (...otherwise: [event?: object, otherwise?: object]) =>
      outcome(system(), callOnce(system(), "consumer", "direct", ...otherwise));

    it("Deny: an unsigned call is anonymous to the endpoint", async () => {
      const unsigned = { endpointId: at.consumer.id, host: at.apiHost, method: "GET", path: "/prod/" };
      expect(await outcome(system(), probe(system(), unsigned))).toEqual(
        implicitDeny(ENDPOINT, "anonymous", at.apiId, "prod/GET/"),
      );
    });

    it("Deny: the right role through another consumer's endpoint", async () => {
      const environment = { API_URL: `https://${at.second.dnsNames[0]}/prod` };
      expect(await direct({}, { environment, vpcId: at.second.vpcId })).toEqual(
        implicitDeny(ENDPOINT, DIRECT, at.apiId, "prod/GET/"),
      );
    });

    it("Deny: the right role through another endpoint of its own VPC, which lets everything through", async () => {
      const environment = { API_URL: `https://${elsewhere.dnsNames[0]}/prod` };
      expect(await direct({}, { environment })).toEqual(
        explicitDeny("resource policy, DenyOtherEndpoints", DIRECT, at.apiId, "prod/GET/"),
      );
    });

    it("Deny: another role of the same account", async () => {
      expect(await direct({}, { credentials: otherRole })).toEqual(
        implicitDeny(ENDPOINT, otherRole.arn, at.apiId, "prod/GET/"),
      );
    });

    it("Deny: a role of another account", async () => {
      expect(await direct({}, { credentials: stranger })).toEqual(
        implicitDeny(ENDPOINT, stranger.arn, at.apiId, "prod/GET/"),
      );
    });

    it.each([
      ["route", { path: "/internal" }, {}, "prod/GET/internal"],
      ["method", { method: "POST", path: "/" }, {}, "prod/POST/"],
      ["stage", {}, { path: "test" }, "test/GET/"],
    ])("Deny: a %s that was not granted", async (_, event, { path = "prod" }: { path?: string }, arn) => {
      const environment = { API_URL: `https://${at.apiHost}/${path}` };
      expect(await direct(event, { environment })).toEqual(implicitDeny(ENDPOINT, DIRECT, at.apiId, arn));
    });

    it("Forbidden: what WAF blocks, although every policy allows it", async () => {
      await blocking(system(), async () => expect(await direct()).toEqual(BLOCKED));
    });

    it("Deny: WAF is not asked about what the endpoint does not let through", async () => {
      await blocking(system(), async () =>
        expect(await direct({ path: "/internal" })).toMatchObject({ by: ENDPOINT }),
      );
    });
  });
}

/** While the web ACL blocks everything. */
async function blocking({ gateway }: DataPath, run: () => Promise<void>): Promise<void> {
  gateway.blocks = () => true;
  await run().finally(() => {
    gateway.blocks = () => false;
  });
}
