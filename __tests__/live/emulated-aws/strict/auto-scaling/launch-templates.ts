import { queryCall } from "../../requests/query-call";
import { ec2Refusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";

/** The most user data, in bytes before it is encoded. */
const MOST_BYTES = 16_384;

export const userDataSize: ManagementRule = {
  name: "the user data of a launch template has at most 16 KB",
  because: "moto takes any length; no instance could be launched",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html",
  shownBy: "__tests__/live/emulated-aws/strict/auto-scaling/scaling-groups.test.ts",
  intercept: (passing, forward) => {
    const { action = "", parameters } = queryCall(passing, "ec2") ?? {};
    const data = /^CreateLaunchTemplate(?:Version)?$/.test(action)
      ? (parameters?.get("LaunchTemplateData.UserData") ?? "")
      : "";
    if (Buffer.from(data, "base64").length <= MOST_BYTES) return forward(passing);
    const message = `User data is limited to ${MOST_BYTES} bytes`;
    return Promise.resolve(ec2Refusal("InvalidUserData.Malformed", message));
  },
};
