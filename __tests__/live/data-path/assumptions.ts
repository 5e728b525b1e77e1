import type { Session } from "../gateway/signature/sessions";
import { callOnce } from "./system/client";
import { accessRole, CONSUMER, clientName, STRANGER } from "./system/deployment";
import { intruder } from "./system/intruder";
import { letEverythingThrough, type Places, places } from "./system/places";
import type { DataPath } from "./system/system";

const ROLE = accessRole("consumer");

/** Refused assumptions of the access role: the API is then not called. */
export function assumptions(system: () => DataPath): void {
  describe("the access role is not assumed", () => {
    let at: Places;
    let direct: Session;
    let otherRole: Session;
    let stranger: Session;
    beforeAll(async () => {
      at = await places(system());
      const role = `arn:aws:iam::${CONSUMER}:role/${clientName("consumer", "direct")}`;
      direct = await system().gateway.sessions.begin(role, clientName("consumer", "direct"));
      otherRole = await intruder(system(), CONSUMER, "not-trusted");
      stranger = await intruder(system(), STRANGER, "not-trusted");
    });

    /** The assume-role client's answer and what refused it; the API must not have been called. */
    const attempt = async (otherwise: object) => {
      const { requestLog } = system().gateway;
      const before = requestLog.to("execute-api").length;
      const { statusCode, error } = await callOnce(system(), "consumer", "assumed", {}, otherwise);
      expect(requestLog.to("execute-api")).toHaveLength(before);
      return { statusCode, ...error, by: requestLog.last?.refusedBy };
    };

    const denied = (by: string, user: string) => ({
      statusCode: 403,
      reason: "assume-role",
      message: `could not assume ${ROLE}: AccessDenied: User: ${user} is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`,
      check: expect.stringContaining("the trust policy of"),
      by,
    });

    it("Deny: by the direct client, through the endpoint of STS", async () => {
      expect(await attempt({ credentials: direct })).toEqual(denied("endpoint policy", direct.arn));
    });

    it("Deny: with another external id", async () => {
      const user = `arn:aws:sts::${CONSUMER}:assumed-role/data-path-consumer-assumed/data-path-consumer-assumed`;
      expect(await attempt({ environment: { EXTERNAL_ID: "guessed" } })).toEqual(
        denied("trust policy", user),
      );
    });

    it("Deny: with a wrong secret", async () => {
      expect(await attempt({ credentials: { ...direct, secretAccessKey: "wrong" } })).toMatchObject({
        statusCode: 403,
        message: expect.stringContaining("SignatureDoesNotMatch"),
        check: expect.stringContaining("the function's own credentials"),
      });
    });

    describe("though the endpoint of STS lets everything through", () => {
      let restore: () => Promise<void>;
      beforeAll(async () => {
        restore = await letEverythingThrough(system(), at.consumerSts);
      });
      afterAll(() => restore());

      it("Deny: by the direct client, whose own policy does not say so", async () => {
        expect(await attempt({ credentials: direct })).toEqual(denied("identity policy", direct.arn));
      });

      it("Deny: by another role of the consumer's account, which the role does not trust", async () => {
        expect(await attempt({ credentials: otherRole })).toEqual(denied("trust policy", otherRole.arn));
      });

      it("Deny: by a role of another account", async () => {
        expect(await attempt({ credentials: stranger })).toEqual(denied("trust policy", stranger.arn));
      });
    });
  });
}
