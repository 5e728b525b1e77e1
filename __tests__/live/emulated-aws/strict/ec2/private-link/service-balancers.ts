import { queryCall } from "../../../requests/query-call";
import { ec2Refusal } from "../../../requests/service-refusal";
import { balancers } from "../../elb/balancers";
import type { ManagementRule } from "../../rule";
import { servedByOwn } from "./used-services";

const shownBy = "__tests__/live/emulated-aws/strict/ec2/private-link/used-services.test.ts";

export const serviceBalancers: ManagementRule = {
  name: "an endpoint service leads to a network balancer of its own account, which no other service has",
  because:
    "moto makes a service of an application balancer too, as of any other kind, and two services of one balancer",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html",
  assumed: true,
  shownBy,
  intercept: async (passing, forward) => {
    const { action = "", parameters } = queryCall(passing, "ec2") ?? {};
    if (!/^(Create|Modify)VpcEndpointServiceConfiguration$/.test(action)) return forward(passing);
    const given = [...(parameters ?? [])].flatMap(([key, value]) =>
      /^(Add)?NetworkLoadBalancerArn\.\d+$/.test(key) ? value : [],
    );
    if (given.length === 0) return forward(passing);
    const own = await balancers(passing, forward);
    const served = await servedByOwn(passing, forward);
    for (const arn of given) {
      const balancer = own.find(({ LoadBalancerArn }) => LoadBalancerArn === arn);
      if (balancer?.Type !== "network")
        return ec2Refusal("InvalidParameter", `${arn} is no Network Load Balancer of this account`);
      if (served.includes(arn))
        return ec2Refusal(
          "InvalidParameter",
          `The load balancer ${arn} is already associated with another VPC endpoint service`,
        );
    }
    return forward(passing);
  },
};
