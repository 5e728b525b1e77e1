import { keptResources } from "../../../src/operate/destroy/kept-resources";

describe("of a state, AWS keeps", () => {
  it.each([
    ["a table with deletion protection", "aws_dynamodb_table", { deletion_protection_enabled: true }, 1],
    ["no table without it", "aws_dynamodb_table", { deletion_protection_enabled: false }, 0],
    ["a balancer with deletion protection", "aws_lb", { enable_deletion_protection: true }, 1],
    ["a bucket that is not emptied with it", "aws_s3_bucket", { force_destroy: false }, 1],
    ["no bucket whose objects go with it", "aws_s3_bucket", { force_destroy: true }, 0],
    ["nothing else", "aws_lambda_function", {}, 0],
  ])("%s", (_, type, attributes, count) => {
    const resource = { mode: "managed", type, name: "one", instances: [{ attributes }] } as const;
    expect(keptResources({ resources: [resource] })).toHaveLength(count);
  });
});
