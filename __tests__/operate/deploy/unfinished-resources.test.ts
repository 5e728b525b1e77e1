import { unfinishedResources } from "../../../src/operate/deploy/unfinished-resources";
import { plannedChanges } from "../../../src/operate/terraform/changes";
import { readPrinted } from "../../../src/operate/terraform/ui-event";

const planned = (addr: string, reason?: string) =>
  JSON.stringify({
    "@message": `${addr}: Plan to replace`,
    type: "planned_change",
    change: { resource: { addr }, action: "replace", reason },
  });

it("untaints what AWS refuses to have twice, and leaves the rest to be replaced", () => {
  const lines = [
    planned("aws_dynamodb_table.identity", "tainted"),
    planned("aws_iam_role.identity", "cannot_update"),
    planned("aws_lambda_function.identity"),
    planned("aws_api_gateway_rest_api.api", "tainted"),
  ];
  expect(unfinishedResources(plannedChanges(readPrinted(lines.join("\n")).events))).toEqual([
    "aws_dynamodb_table.identity",
  ]);
});
