import type { Session } from "../gateway/signature/sessions";
import { callOnce } from "./system/client";
import { CONSUMER, clientName } from "./system/deployment";
import { outcome } from "./system/outcome";
import { type Places, places } from "./system/places";
import { probe } from "./system/probe";
import type { DataPath } from "./system/system";

const MINUTE_MS = 60_000;
const MISMATCH = {
  status: 403,
  type: "InvalidSignatureException",
  body: expect.stringMatching(
    /The request signature we calculated does not match .*The Canonical String for this request should have been/,
  ),
};

/** Signatures of the clients, verified by the gateway's own implementation. */
export function signatures(system: () => DataPath): void {
  describe("a signature", () => {
    let at: Places;
    let own: Session;
    beforeAll(async () => {
      at = await places(system());
      const role = `arn:aws:iam::${CONSUMER}:role/${clientName("consumer", "direct")}`;
      own = await system().gateway.sessions.begin(role, "by-hand");
    });
    afterEach(() => {
      system().gateway.aheadMs = 0;
    });

    const signedWith = (credentials: Session) =>
      outcome(system(), callOnce(system(), "consumer", "direct", {}, { credentials }));

    it("Deny: with a wrong secret", async () => {
      expect(await signedWith({ ...own, secretAccessKey: "wrong" })).toMatchObject(MISMATCH);
    });

    it("Deny: with a key that AWS does not know, or another session's token", async () => {
      const unknown = { type: "UnrecognizedClientException", status: 403 };
      expect(await signedWith({ ...own, accessKeyId: "ASIAUNKNOWN" })).toMatchObject(unknown);
      expect(await signedWith({ ...own, sessionToken: "another" })).toMatchObject(unknown);
    });

    it.each([
      ["behind", 6, /Signature expired: \d+T\d+Z is now earlier than \d+T\d+Z/],
      ["ahead", -6, /Signature not yet current: \d+T\d+Z is still later than/],
    ])("Deny: by a clock that is six minutes %s", async (_, minutes, body) => {
      system().gateway.aheadMs = minutes * MINUTE_MS;
      const expected = { status: 403, type: "InvalidSignatureException", body: expect.stringMatching(body) };
      expect(await signedWith(own)).toMatchObject(expected);
    });

    it("200: by a clock that is four minutes behind", async () => {
      system().gateway.aheadMs = 4 * MINUTE_MS;
      expect(await signedWith(own)).toMatchObject({ status: 200, by: "nobody" });
    });

    it("Deny: with credentials that have expired", async () => {
      system().gateway.aheadMs = 61 * MINUTE_MS;
      expect(await signedWith(own)).toMatchObject({ status: 403, type: "ExpiredTokenException" });
    });

    it("Deny: a body that was altered after it was signed, which unaltered is let in", async () => {
      const asked = { endpointId: at.consumer.id, host: at.apiHost, method: "POST", path: "/prod/flaky" };
      const signed = { ...asked, signer: own, body: '{"amount":1}' };
      expect(await outcome(system(), probe(system(), { ...signed, sentBody: '{"amount":9}' }))).toMatchObject(
        MISMATCH,
      );
      expect(await outcome(system(), probe(system(), signed))).toMatchObject({ by: "nobody" });
    });
  });
}
