import { queryCall } from "../../requests/query-call";
import { ec2Refusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";

const MOST_CHARACTERS = 20_480;

export const endpointPolicies: ManagementRule = {
  name: "an endpoint policy has at most 20,480 characters, white space included",
  because: "moto takes one of any length",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html",
  shownBy: "__tests__/live/emulated-aws/strict/ec2/networks.test.ts",
  intercept: (passing, forward) => {
    const { action = "", parameters } = queryCall(passing, "ec2") ?? {};
    const { length } = parameters?.get("PolicyDocument") ?? "";
    if (!/^(Create|Modify)VpcEndpoint$/.test(action) || length <= MOST_CHARACTERS) return forward(passing);
    const message = `The policy document has ${length} characters, the quota is ${MOST_CHARACTERS}.`;
    return Promise.resolve(ec2Refusal("InvalidPolicyDocument", message));
  },
};
