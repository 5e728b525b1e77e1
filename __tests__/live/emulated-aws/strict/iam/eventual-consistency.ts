import type { Answer, PassingRequest } from "../../proxy";
import { queryCall } from "../../requests/query-call";
import type { ManagementRule } from "../rule";
import { Propagation } from "./propagation";
import { USES } from "./uses";

/** @param isOn false = changes in IAM are known everywhere at once */
export function eventualConsistency(isOn: boolean): ManagementRule {
  const propagation = new Propagation();
  return {
    name: "what was just made in IAM is not known to other services yet, and refused the first times",
    because:
      "moto knows at once; an emulated AWS is started so that it does not (`eventuallyConsistent`), and whoever deploys has to try again",
    source:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency",
    shownBy: "__tests__/live/emulated-aws/strict/iam/eventual-consistency.test.ts",
    intercept: async (passing, forward) => {
      if (!isOn) return forward(passing);
      for (const { service, things, refusal } of USES) {
        const unknown = (await things(passing, forward)).find((thing) =>
          propagation.isUnknownTo(service, thing),
        );
        if (unknown !== undefined) return refusal(unknown);
      }
      const answer = await forward(passing);
      const made = madeBy(passing, answer);
      if (made !== undefined) propagation.made(made);
      return answer;
    },
  };
}

/** The ARN of the role, or the name of the instance profile, that a request has made. */
function madeBy(passing: PassingRequest, { status, body }: Answer): string | undefined {
  const action = queryCall(passing, "iam")?.action;
  if (status >= 300) return undefined;
  if (action === "CreateRole") return /<Arn>([^<]+)<\/Arn>/.exec(body.toString())?.[1];
  if (action !== "CreateInstanceProfile") return undefined;
  return /<InstanceProfileName>([^<]+)</.exec(body.toString())?.[1];
}
