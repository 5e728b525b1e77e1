import { partitionOf } from "../../../../src/model/aws/partition";
import { serviceOf } from "./json-service";

/** The parameters of Systems Manager. The policies of those who read them are decided on by the emulated AWS. */
export const parameterStore = serviceOf({
  name: "ssm",
  resource: async ({ region }, { caller, input: { Name } }) => {
    if (typeof Name !== "string") return "*";
    if (Name.startsWith("arn:")) return Name;
    const arn = `arn:${partitionOf(region)}:ssm:${region}:${caller.account}:parameter`;
    return `${arn}/${Name.replace(/^\//, "")}`;
  },
});
