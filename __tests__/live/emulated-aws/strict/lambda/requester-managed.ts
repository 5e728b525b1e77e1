import { DescribeNetworkInterfacesCommand } from "@aws-sdk/client-ec2";
import { queryCall } from "../../requests/query-call";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { ec2Refusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";
import { isLambdas } from "./network-interfaces";

export const requesterManaged: ManagementRule = {
  name: "nobody but Lambda deletes the network interface of a function",
  because: "moto deletes it for anybody, so that whoever destroys a subnet need not wait for Lambda",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/requester-managed-eni.html",
  shownBy: "__tests__/live/emulated-aws/strict/lambda/lingering-interfaces.test.ts",
  intercept: async (passing, forward) => {
    const call = queryCall(passing, "ec2");
    const id = call?.parameters.get("NetworkInterfaceId");
    if (call?.action !== "DeleteNetworkInterface" || !id) return forward(passing);
    const { ec2 } = serviceClients(requesterOf(passing), forward);
    const { NetworkInterfaces = [] } = await ec2().send(new DescribeNetworkInterfacesCommand({}));
    const isManaged = NetworkInterfaces.some((one) => one.NetworkInterfaceId === id && isLambdas(one));
    return isManaged
      ? ec2Refusal("InvalidParameterValue", `Network interface '${id}' is currently in use.`)
      : forward(passing);
  },
};
