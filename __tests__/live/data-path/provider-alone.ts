import type { Session } from "../gateway/signature/sessions";
import { callOnce } from "./system/client";
import { accessRole, CONSUMER, PROVIDER, STRANGER, sessionOf } from "./system/deployment";
import { intruder } from "./system/intruder";
import { explicitDeny, forbidden, implicitDeny, missingToken, outcome } from "./system/outcome";
import { letEverythingThrough, type Places, places } from "./system/places";
import { probe } from "./system/probe";
import type { DataPath } from "./system/system";

const RESOURCE = "resource policy";

/** The provider's own documents hold without any help of the consumer's. */
export function providerAlone(system: () => DataPath): void {
  describe("though the consumer lets everything through its endpoint", () => {
    let at: Places;
    let restore: () => Promise<void>;
    let otherRole: Session;
    let stranger: Session;
    let ownRole: Session;
    let otherConsumer: Session;
    beforeAll(async () => {
      at = await places(system());
      restore = await letEverythingThrough(system(), at.consumer);
      otherRole = await intruder(system(), CONSUMER, "other-role");
      stranger = await intruder(system(), STRANGER, "other-account");
      ownRole = await intruder(system(), PROVIDER, "of-the-provider");
      otherConsumer = await system().gateway.sessions.begin(accessRole("second"), "elsewhere");
    });
    afterAll(() => restore());

    const direct = (event?: object, otherwise?: object) =>
      outcome(system(), callOnce(system(), "consumer", "direct", event, otherwise));
    const as = (credentials: Session) => direct({}, { credentials });

    it("200: the client itself", async () => {
      expect(await direct()).toMatchObject({ status: 200 });
    });

    it("Missing Authentication Token: an unsigned call", async () => {
      const unsigned = { endpointId: at.consumer.id, host: at.apiHost, method: "GET", path: "/prod/" };
      expect(await outcome(system(), probe(system(), unsigned))).toEqual(missingToken("authorization"));
    });

    it("Deny: another role of the consumer's account", async () => {
      expect(await as(otherRole)).toEqual(implicitDeny(RESOURCE, otherRole.arn, at.apiId, "prod/GET/"));
    });

    it("Deny: a role of another account", async () => {
      expect(await as(stranger)).toEqual(implicitDeny(RESOURCE, stranger.arn, at.apiId, "prod/GET/"));
    });

    it("Deny: a role of the provider's account, whose own policy would be enough", async () => {
      const by = `${RESOURCE}, DenyOtherRolesOfThisAccount`;
      expect(await as(ownRole)).toEqual(explicitDeny(by, ownRole.arn, at.apiId, "prod/GET/"));
    });

    it("Deny: another consumer's access role", async () => {
      const by = `${RESOURCE}, DenySecondElsewhere`;
      expect(await as(otherConsumer)).toEqual(explicitDeny(by, otherConsumer.arn, at.apiId, "prod/GET/"));
    });

    it("Deny: a route that was not granted, to the direct client", async () => {
      const user = sessionOf("consumer", "direct");
      expect(await direct({ path: "/internal" })).toEqual(
        implicitDeny(RESOURCE, user, at.apiId, "prod/GET/internal"),
      );
    });

    it("Deny: a route that was not granted, to the access role", async () => {
      const calling = callOnce(system(), "consumer", "assumed", { path: "/internal" });
      expect(await outcome(system(), calling)).toEqual(
        implicitDeny("identity policy", sessionOf("consumer", "assumed"), at.apiId, "prod/GET/internal"),
      );
    });

    it.each([
      ["path", { path: "/nowhere" }, "prod"],
      ["method", { method: "DELETE", path: "/" }, "prod"],
      ["stage", {}, "test"],
    ])("Missing Authentication Token: a %s that there is not", async (_, event, stage) => {
      const environment = { API_URL: `https://${at.apiHost}/${stage}` };
      expect(await direct(event, { environment })).toEqual(missingToken("no such route"));
    });

    it("Forbidden: an API that there is not", async () => {
      const host = at.apiHost.replace(at.apiId, "a000000000");
      const environment = { API_URL: `https://${host}/prod`, API_HOST: host };
      expect(await direct({}, { environment })).toEqual(forbidden("no such API"));
    });

    it("Forbidden: WAF blocks before the resource policy is asked", async () => {
      const event = { query: { file: "../../secret" } };
      expect(await direct(event, { credentials: ownRole })).toEqual(
        forbidden("WAF, GenericLFI_QUERYARGUMENTS"),
      );
    });
  });
}
