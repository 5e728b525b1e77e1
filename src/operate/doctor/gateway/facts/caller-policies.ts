import type { ReadDocument } from "../../../../access/evaluation/policy/read-document";
import { physicalName } from "../../../../model/aws/names";
import type { GatewayCaller } from "../../../../model/gateway/gateway";
import { parsedPolicy } from "../../documents/parsed-policy";
import { on } from "../../facts/needed";
import { unlessAbsent } from "../../facts/reading";
import type { GatewayCall } from "../gateway-call";
import { byGateway, type GatewayReading } from "./gateway-reading";

function callersOf({ client: { access } }: GatewayCall): readonly GatewayCaller[] {
  return access.kind === "iam" ? access.callers : [];
}

export const callerPoliciesReading: GatewayReading<Readonly<Record<string, ReadDocument>>> = {
  what: "the policies of the gateway's callers",
  key: byGateway,
  needs: (call) => callersOf(call).flatMap(({ roleArn }) => on(call.consumer, roleArn, "iam:GetRolePolicy")),
  read: async (call, { aws }) => {
    const { consumer } = call;
    const found = await Promise.all(
      callersOf(call).map(async ({ name, roleName }) => {
        const asked = aws(consumer)
          .client("iam")
          .getRolePolicy({ RoleName: roleName, PolicyName: physicalName(consumer.name, name) });
        const policy = await unlessAbsent(asked, "NoSuchEntityException", "NoSuchEntity");
        return policy?.PolicyDocument ? [[name, parsedPolicy(policy.PolicyDocument)] as const] : [];
      }),
    );
    return Object.fromEntries(found.flat());
  },
};
