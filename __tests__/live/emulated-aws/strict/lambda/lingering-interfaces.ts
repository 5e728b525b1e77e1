import { Pool } from "../../../examples/pool";
import type { Forward, PassingRequest } from "../../proxy";
import { queryCall } from "../../requests/query-call";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { managedInterfaces } from "../ec2/managed-interfaces";
import { roleAllows } from "../iam/role-permissions";
import type { ManagementRule } from "../rule";
import { savedFunction } from "./function-call";
import { DESCRIPTION, NetworkInterfaces } from "./network-interfaces";

/** An interface is seen so often after its last function, if Lambda can delete it with that function's role. */
const LOOKS = 2;

/** And so often without, which is longer than any test waits: on AWS up to 45 minutes. */
const LOOKS_WITHOUT_ROLE = 10_000;

/** Calls that look at interfaces: by themselves, or at something that cannot be deleted while they are there. */
const LOOKING = new Set(["DescribeNetworkInterfaces", "DeleteSubnet", "DeleteSecurityGroup"]);

export function lingeringInterfaces(): ManagementRule {
  const seen: Seen = { roles: new Map(), looks: new Map() };
  // Terraform deletes several subnets at a time, and makes several functions.
  const turns = new Pool(["turn"]);
  return {
    name: "a function's network interfaces outlive it, and go soon only where its role may still delete them",
    because:
      "moto makes none for a function in a VPC, so that its subnets and security groups could be deleted at once, and its role and its policy before them",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-enis",
    assumed: true,
    shownBy: "__tests__/live/emulated-aws/strict/lambda/lingering-interfaces.test.ts",
    intercept: async (passing, forward) => {
      if (LOOKING.has(queryCall(passing, "ec2")?.action ?? "")) {
        await turns.lend(() => look(passing, forward, seen));
        const described = await forward(passing);
        return {
          ...described,
          body: Buffer.from(managedInterfaces(described.body.toString(), DESCRIPTION, "lambda")),
        };
      }
      const answer = await forward(passing);
      if (savedFunction(passing) === undefined || answer.status >= 300) return answer;
      const { FunctionName, Role } = JSON.parse(answer.body.toString()) as Record<string, string>;
      const interfaces = interfacesOf(passing, forward);
      const ids = await turns.lend(() => interfaces.provide(FunctionName ?? ""));
      for (const id of ids) seen.roles.set(id, Role ?? "");
      return answer;
    },
  };
}

/** By the ids of interfaces: the role of the last function, and the looks since that is gone. */
interface Seen {
  readonly roles: Map<string, string>;
  readonly looks: Map<string, number>;
}

async function look(passing: PassingRequest, forward: Forward, { roles, looks }: Seen): Promise<void> {
  const iam = serviceClients(requesterOf(passing), forward).iam();
  const interfaces = interfacesOf(passing, forward);
  for (const one of await interfaces.lingering()) {
    const id = one.NetworkInterfaceId ?? "";
    const before = looks.get(id) ?? 0;
    const canDelete = await roleAllows(iam, roles.get(id) ?? "", "ec2:DeleteNetworkInterface");
    if (before >= (canDelete ? LOOKS : LOOKS_WITHOUT_ROLE)) await interfaces.release(one);
    else looks.set(id, before + 1);
  }
}

function interfacesOf(passing: PassingRequest, forward: Forward): NetworkInterfaces {
  const { ec2, lambda } = serviceClients(requesterOf(passing), forward);
  return new NetworkInterfaces(ec2(), lambda());
}
