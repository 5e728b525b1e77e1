import type { GetParameterCommand } from "@aws-sdk/client-ssm";
import { placesIn } from "../../../lambdas/authorizer/key-place";

const secretArn = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:provider-api-key-AbCdEf";

/** Reads the place of `orders` from a parameter of that value. */
async function place(value: string | undefined) {
  const asked: object[] = [];
  const send = async ({ input }: GetParameterCommand) => {
    asked.push(input);
    return { Parameter: { Value: value } };
  };
  const read = await placesIn({ send: send as never }, "/private-api-provider/authorizer")("orders");
  expect(asked).toEqual([{ Name: "/private-api-provider/authorizer/orders" }]);
  return read;
}

test.each<[string, object, object]>([
  ["linked", { endpointIds: ["vpce-0a"], secretArn }, { endpointIds: ["vpce-0a"], secretArn }],
  [
    "not linked",
    { endpointIds: ["unlinked"], secretArn: "unlinked" },
    { endpointIds: ["unlinked"], secretArn: "" },
  ],
  [
    "without its secret's ARN",
    { endpointIds: ["vpce-0a"], secretArn: "unlinked" },
    { endpointIds: ["unlinked"], secretArn: "" },
  ],
  [
    "without its endpoints",
    { endpointIds: ["unlinked"], secretArn },
    { endpointIds: ["unlinked"], secretArn: "" },
  ],
])("a consumer is %s", async (_, parameter, expected) => {
  expect(await place(JSON.stringify(parameter))).toEqual(expected);
});

test.each<[string, string | undefined]>([
  ["nothing", undefined],
  ["no JSON", "secret-looking"],
  ["null", "null"],
  ["no list", JSON.stringify({ endpointIds: "vpce-0a", secretArn })],
  ["no ids", JSON.stringify({ endpointIds: [1], secretArn })],
  ["no secret", JSON.stringify({ endpointIds: ["vpce-0a"] })],
  ["no secret's ARN", JSON.stringify({ endpointIds: ["vpce-0a"], secretArn: "arn:aws:s3:::a" })],
])("a parameter with %s is an error that does not quote it", async (_, value) => {
  await expect(place(value)).rejects.toThrow(
    /^the parameter \/private-api-provider\/authorizer\/orders is not \{ endpointIds, secretArn \}$/,
  );
});
