import type { Answer } from "../../../proxy";
import { queryCall } from "../../../requests/query-call";
import type { ManagementRule } from "../../rule";
import { askedAuthentication, describedAuthentication } from "./asked-authentication";
import type { MutualListeners } from "./mutual-listeners";

const SHOWN = new Set(["CreateListener", "DescribeListeners", "ModifyListener"]);

/** Keeps what listeners ask of their clients, and shows it. A change that does not speak of it leaves it as it is. */
export function keptAuthentication(listeners: MutualListeners): ManagementRule {
  return {
    name: "a listener asks for certificates until it is told that it shall not",
    because: "moto forgets it, a difference in every plan",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyListener.html",
    shownBy: "__tests__/live/emulated-aws/strict/elb/mutual-authentication/mutual-authentication.test.ts",
    intercept: async (passing, forward) => {
      const call = queryCall(passing, "elasticloadbalancing");
      const answer = await forward(passing);
      if (call === undefined || answer.status >= 300) return answer;
      const { action, parameters } = call;
      if (action === "DeleteListener") listeners.delete(parameters.get("ListenerArn") ?? "");
      if (action === "DeleteLoadBalancer") listeners.deleteOf(parameters.get("LoadBalancerArn") ?? "");
      if (!SHOWN.has(action)) return answer;
      const asked = askedAuthentication(parameters);
      const arn = /<ListenerArn>([^<]+)</.exec(answer.body.toString())?.[1];
      if (action !== "DescribeListeners" && asked && arn) listeners.set(arn, asked);
      return shown(answer, listeners);
    },
  };
}

/** Each listener for HTTPS says what it asks. */
function shown(answer: Answer, listeners: MutualListeners): Answer {
  const body = answer.body
    .toString()
    .replaceAll(/(<ListenerArn>([^<]+)<\/ListenerArn>)((?:(?!<ListenerArn>).)*)/gs, (all, _, arn: string) =>
      all.includes("<Protocol>HTTPS</Protocol>")
        ? all.replace("</ListenerArn>", `</ListenerArn>${describedAuthentication(listeners.of(arn))}`)
        : all,
    );
  return { ...answer, body: Buffer.from(body) };
}
