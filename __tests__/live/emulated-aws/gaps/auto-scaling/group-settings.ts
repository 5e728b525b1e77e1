import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { queryCall } from "../../requests/query-call";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import type { Gap } from "../gap";

/** The warm-up of scaling groups, and policies as they are described. */
export function groupSettings(): Gap {
  const warmups = new Map<string, string>();
  return {
    because:
      "Auto Scaling keeps a group's default warm-up and enables a policy that does not say otherwise; moto forgets the one, says nothing of the other and describes an empty predictive configuration: differences in every plan",
    intercept: async (passing, forward) => {
      const { action, parameters } = queryCall(passing, "autoscaling") ?? {};
      const answer = await forward(passing);
      if (action === undefined || answer.status >= 300) return answer;
      const warmup = parameters?.get("DefaultInstanceWarmup");
      if (/^(Create|Update)AutoScalingGroup$/.test(action) && warmup) {
        const name = parameters?.get("AutoScalingGroupName") ?? "";
        const autoScaling = serviceClients(requesterOf(passing), forward).autoScaling();
        const asked = new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] });
        const { AutoScalingGroups: [group] = [] } = await autoScaling.send(asked);
        warmups.set(group?.AutoScalingGroupARN ?? "", warmup);
        return answer;
      }
      const text = answer.body.toString();
      if (action === "DescribeAutoScalingGroups")
        return { ...answer, body: Buffer.from(withWarmups(text, warmups)) };
      if (action !== "DescribePolicies") return answer;
      const body = text
        .replaceAll(
          /<PredictiveScalingConfiguration\s*\/>|<PredictiveScalingConfiguration><\/PredictiveScalingConfiguration>/g,
          "",
        )
        .replaceAll("</PolicyType>", "</PolicyType><Enabled>true</Enabled>");
      return { ...answer, body: Buffer.from(body) };
    },
  };
}

/** @param warmups by the ARNs of groups */
function withWarmups(text: string, warmups: ReadonlyMap<string, string>): string {
  return text.replaceAll(/<AutoScalingGroupARN>([^<]+)<\/AutoScalingGroupARN>/g, (element, arn: string) => {
    const warmup = warmups.get(arn);
    return warmup ? `${element}<DefaultInstanceWarmup>${warmup}</DefaultInstanceWarmup>` : element;
  });
}
