import { partitionOf } from "../../../../src/model/aws/partition";
import { decisionOn, denialBy } from "../policies/policy-query";
import { serviceOf } from "./json-service";

/** DynamoDB. The emulated AWS asks no policy about it: that of the caller's role is asked here. */
export const dynamodb = serviceOf({
  name: "dynamodb",
  resource: async ({ region }, { caller, input: { TableName, IndexName } }) => {
    if (typeof TableName !== "string") return "*";
    const table = TableName.startsWith("arn:")
      ? TableName
      : `arn:${partitionOf(region)}:dynamodb:${region}:${caller.account}:table/${TableName}`;
    return typeof IndexName === "string" ? `${table}/index/${IndexName}` : table;
  },
  denial: async ({ snapshot }, query) => {
    const { identity } = await snapshot().role(query.caller.roleArn);
    return denialBy("identity policy", decisionOn("identity-policy", identity, query));
  },
});
