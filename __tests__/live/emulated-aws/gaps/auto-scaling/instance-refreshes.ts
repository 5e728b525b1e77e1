import { randomUUID } from "node:crypto";
import {
  DescribeAutoScalingGroupsCommand,
  TerminateInstanceInAutoScalingGroupCommand,
} from "@aws-sdk/client-auto-scaling";
import { DeregisterTargetsCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Answer } from "../../proxy";
import { queryCall } from "../../requests/query-call";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { elbRefusal } from "../../requests/service-refusal";
import type { Gap } from "../gap";

/** A refresh that is over. */
interface Refresh {
  readonly id: string;
  readonly group: string;
  readonly time: string;
}

/** Instance refreshes: each replaces every instance of its group at once. */
export function instanceRefreshes(): Gap {
  const refreshes: Refresh[] = [];
  return {
    because:
      "Auto Scaling replaces the instances of a group when it is asked for a refresh, as the AWS provider does after a change of the launch template; moto knows no refreshes",
    intercept: async (passing, forward) => {
      const { action, parameters } = queryCall(passing, "autoscaling") ?? {};
      const group = parameters?.get("AutoScalingGroupName") ?? "";
      if (action === "DescribeInstanceRefreshes")
        return described(refreshes.filter((one) => one.group === group));
      if (action !== "StartInstanceRefresh") return forward(passing);
      const clients = serviceClients(requesterOf(passing), forward);
      const asked = new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [group] });
      const { AutoScalingGroups: [found] = [] } = await clients.autoScaling().send(asked);
      if (found === undefined)
        return elbRefusal("ValidationError", `AutoScalingGroup name not found - ${group}`);
      for (const { InstanceId = "" } of found.Instances ?? []) {
        const Targets = [{ Id: InstanceId }];
        // The emulator leaves a terminated instance registered.
        for (const TargetGroupArn of found.TargetGroupARNs ?? [])
          await clients.elb().send(new DeregisterTargetsCommand({ TargetGroupArn, Targets }));
        await clients.autoScaling().send(
          new TerminateInstanceInAutoScalingGroupCommand({
            InstanceId,
            ShouldDecrementDesiredCapacity: false,
          }),
        );
      }
      const refresh = { id: randomUUID(), group, time: new Date().toISOString() };
      refreshes.unshift(refresh);
      return answered("StartInstanceRefresh", `<InstanceRefreshId>${refresh.id}</InstanceRefreshId>`);
    },
  };
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeInstanceRefreshes.html */
function described(refreshes: readonly Refresh[]): Answer {
  const items = refreshes.map(({ id, group, time }) =>
    [
      `<member><InstanceRefreshId>${id}</InstanceRefreshId><AutoScalingGroupName>${group}</AutoScalingGroupName>`,
      `<Status>Successful</Status><StartTime>${time}</StartTime><EndTime>${time}</EndTime>`,
      "<PercentageComplete>100</PercentageComplete><InstancesToUpdate>0</InstancesToUpdate></member>",
    ].join(""),
  );
  return answered("DescribeInstanceRefreshes", `<InstanceRefreshes>${items.join("")}</InstanceRefreshes>`);
}

function answered(action: string, result: string): Answer {
  const namespace = "http://autoscaling.amazonaws.com/doc/2011-01-01/";
  const content = `<${action}Result>${result}</${action}Result>`;
  const metadata = "<ResponseMetadata><RequestId>answered</RequestId></ResponseMetadata>";
  return {
    status: 200,
    headers: { "content-type": "text/xml" },
    body: Buffer.from(`<${action}Response xmlns="${namespace}">${content}${metadata}</${action}Response>`),
  };
}
