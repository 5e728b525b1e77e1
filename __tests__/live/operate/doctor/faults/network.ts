import {
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  ModifyVpcAttributeCommand,
  ModifyVpcEndpointCommand,
  RevokeSecurityGroupEgressCommand,
} from "@aws-sdk/client-ec2";
import { CONSUMER, nameOf } from "../deployment";
import type { Fault } from "../fault";
import { endpointNamed } from "../live-parts";
import { apply, type Patient } from "../system";
import { changed } from "./roles";

function endpointPolicy(name: string, edit: (document: string) => string) {
  return async (patient: Patient) => {
    const { ec2 } = patient.account(CONSUMER);
    const { id: VpcEndpointId, policy } = await endpointNamed(patient, name);
    const write = async (PolicyDocument: string) => {
      await ec2.send(new ModifyVpcEndpointCommand({ VpcEndpointId, PolicyDocument }));
    };
    await write(changed(policy, edit));
    return () => write(policy);
  };
}

/** Takes the rule away by which clients connect to endpoints; the printed command makes it again. */
async function closeGroup(patient: Patient): Promise<() => Promise<void>> {
  const { ec2 } = patient.account(CONSUMER);
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  const { GroupId } = SecurityGroups.find(({ GroupName }) => GroupName === nameOf.clientGroup) ?? {};
  const Filters = [{ Name: "group-id", Values: [GroupId ?? ""] }];
  const { SecurityGroupRules = [] } = await ec2.send(new DescribeSecurityGroupRulesCommand({ Filters }));
  const SecurityGroupRuleIds = SecurityGroupRules.flatMap(({ IsEgress, SecurityGroupRuleId = "" }) =>
    IsEgress ? SecurityGroupRuleId : [],
  );
  await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, SecurityGroupRuleIds }));
  return () => apply(patient, "consumer");
}

/** Has EC2 describe the endpoints otherwise: the emulator cannot be brought to change these parts of one. */
function described(edit: (text: string) => string) {
  return async ({ aws }: Patient) => {
    const stop = aws.intercept(async (passing, forward) => {
      const answer = await forward(passing);
      if (!passing.body.toString().includes("Action=DescribeVpcEndpoints")) return answer;
      return { ...answer, body: Buffer.from(edit(answer.body.toString())) };
    });
    return async () => stop();
  };
}

/** @param id of the endpoint whose part of the answer is edited, by its `Name` */
function inEndpoint(text: string, name: string, edit: (part: string) => string): string {
  return text
    .split(/(?=<item><(?:vpcEndpointId|policyDocument)>)|(?=<vpcEndpointId>)/)
    .map((part) => (part.includes(`>${name}<`) ? edit(part) : part))
    .join("");
}

const stateOf = (state: string) =>
  described((text) =>
    inEndpoint(text, nameOf.executeApi, (part) =>
      part.replace(/<state>\w+<\/state>/i, `<state>${state}</state>`),
    ),
  );

export const networkFaults: readonly Fault[] = [
  {
    name: "the policy of the endpoint lets another API through",
    cause: "endpoint-policy",
    plant: endpointPolicy(nameOf.executeApi, (text) =>
      text.replaceAll(/:[a-z0-9]{10}\/prod/g, ":zzzzzzzzzz/prod"),
    ),
  },
  {
    name: "the policy of the STS endpoint lets another role be assumed",
    cause: "sts-endpoint-policy",
    plant: endpointPolicy(nameOf.sts, (text) => text.replace(nameOf.accessRole, "other")),
  },
  {
    name: "the security group lets clients out no more",
    cause: "security-group",
    evidence: /no rule out of sg-/,
    plant: closeGroup,
  },
  {
    name: "the endpoint waits for acceptance",
    cause: "endpoint-state",
    evidence: /is pendingacceptance/,
    plant: stateOf("pendingAcceptance"),
  },
  {
    name: "the endpoint was rejected",
    cause: "endpoint-state",
    evidence: /is rejected/,
    plant: stateOf("rejected"),
  },
  {
    name: "private DNS of the endpoint was switched off",
    cause: "private-dns",
    evidence: /live +vpce-\w+: private DNS is off/,
    plant: described((text) =>
      inEndpoint(text, nameOf.executeApi, (part) =>
        part.replace("<privateDnsEnabled>true", "<privateDnsEnabled>false"),
      ),
    ),
  },
  {
    name: "private DNS of the endpoint was switched on, and takes calls of public APIs",
    cause: "private-dns",
    evidence: /live +vpce-\w+: private DNS is on.*public APIs too/,
    refuses: false,
    plant: described((text) =>
      inEndpoint(text, nameOf.secondExecuteApi, (part) =>
        part.replace("<privateDnsEnabled>false", "<privateDnsEnabled>true"),
      ),
    ),
  },
  {
    name: "the VPC resolves no private names",
    cause: "vpc-dns",
    evidence: /enableDnsHostnames false/,
    plant: async (patient) => {
      const { vpcId: VpcId } = await endpointNamed(patient, nameOf.executeApi);
      const write = async (Value: boolean) => {
        await patient
          .account(CONSUMER)
          .ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value } }));
      };
      await write(false);
      return () => write(true);
    },
  },
];
