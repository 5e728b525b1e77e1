import type { VpcEndpoint } from "../gateway/network/vpc-endpoints";
import type { Session } from "../gateway/signature/sessions";
import { callOnce } from "./system/client";
import { CONSUMER, clientName, STRANGER, sessionOf } from "./system/deployment";
import { intruder } from "./system/intruder";
import { explicitDeny, forbidden, implicitDeny, outcome } from "./system/outcome";
import { openEndpoint, type Places, places } from "./system/places";
import { probe } from "./system/probe";
import type { DataPath } from "./system/system";

const DIRECT = sessionOf("consumer", "direct");
const ENDPOINT = "endpoint policy";

/** Calls that the deployed system refuses. */
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

    /** The direct client, with one property changed. */
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

    it.each([
      ["slash at the end", "/slow/", "prod/GET/slow/"],
      ["percent-encoded letter", "/%73low", "prod/GET/%73low"],
    ])("Deny: a granted route with a %s, which the policy sees as it is", async (_, path, arn) => {
      const asked = { endpointId: at.consumer.id, host: at.apiHost, method: "GET", path: `/prod${path}` };
      const signer = await clientSession(system());
      expect(await outcome(system(), probe(system(), { ...asked, signer }))).toEqual(
        implicitDeny(ENDPOINT, signer.arn, at.apiId, arn),
      );
    });

    it.each(["/reports//", "/reports/."])(
      "Deny: %s, which matches a grant and which routing may normalize to a route that was not granted",
      async (path) => {
        const asked = { endpointId: at.consumer.id, host: at.apiHost, method: "GET", path: `/prod${path}` };
        const signer = await clientSession(system());
        expect(await outcome(system(), probe(system(), { ...asked, signer }))).toEqual(
          explicitDeny("resource policy, DenyUnnormalizedPaths", signer.arn, at.apiId, `prod/GET${path}`),
        );
      },
    );

    it.each<[string, object, string]>([
      ["body of 9 KB", { method: "POST", path: "/flaky", body: "x".repeat(9000) }, "SizeRestrictions_BODY"],
      ["query of 3 KB", { query: { q: "x".repeat(3000) } }, "SizeRestrictions_QUERYSTRING"],
      ["way out of a folder", { query: { file: "../../secret" } }, "GenericLFI_QUERYARGUMENTS"],
    ])("Forbidden: WAF blocks a %s, although every policy allows the call", async (_, event, rule) => {
      expect(await direct(event)).toEqual(forbidden(`WAF, ${rule}`));
    });

    it("Forbidden: WAF blocks a request without User-Agent, although every policy allows it", async () => {
      const asked = { endpointId: at.consumer.id, host: at.apiHost, method: "GET", path: "/prod/" };
      const signer = await clientSession(system());
      const unnamed = probe(system(), { ...asked, signer, headers: {} });
      expect(await outcome(system(), unnamed)).toEqual(forbidden("WAF, NoUserAgent_HEADER"));
      expect(await outcome(system(), probe(system(), { ...asked, signer }))).toMatchObject({ by: "nobody" });
    });

    it.each([
      ["headers of 11 KB", { headers: { "user-agent": "probe", "x-note": "x".repeat(11_000) } }, 431],
      ["headers of 20 KB", { headers: { "user-agent": "probe", "x-note": "x".repeat(20_000) } }, 431],
      ["bodies of more than 10 MB", { body: "x".repeat(10 * 1024 * 1024 + 1) }, 413],
    ])("%s are refused before anybody asks who sends them", async (_, otherwise, status) => {
      const asked = { endpointId: at.consumer.id, host: at.apiHost, method: "POST", path: "/prod/flaky" };
      expect(await outcome(system(), probe(system(), { ...asked, ...otherwise }))).toMatchObject({
        status,
        by: "size",
      });
    });

    it("Deny: WAF is not asked about what the endpoint does not let through", async () => {
      const query = { q: "x".repeat(3000) };
      expect(await direct({ path: "/internal", query })).toMatchObject({ by: ENDPOINT });
    });
  });
}

/** A session of the direct client's role, for a probe. */
function clientSession({ gateway }: DataPath): Promise<Session> {
  return gateway.sessions.begin(`arn:aws:iam::${CONSUMER}:role/${clientName("consumer", "direct")}`, "probe");
}
