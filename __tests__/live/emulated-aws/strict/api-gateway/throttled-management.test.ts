import { APIGatewayClient, CreateRestApiCommand, GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";

describeWith(["moto_server"])("the rates of API Gateway's management API", () => {
  const used = useEmulatedAws();
  const impatient = () =>
    new APIGatewayClient({
      endpoint: used().aws.url,
      region: "eu-west-1",
      credentials: { accessKeyId: "somebody", secretAccessKey: "somebody" },
      maxAttempts: 1,
    });

  test("API Gateway answers 429 to calls of its management API that come too fast", async () => {
    const client = impatient();
    const make = (name: string) => client.send(new CreateRestApiCommand({ name }));
    await make("first");
    await make("second");
    await expect(make("third")).rejects.toMatchObject({
      name: "TooManyRequestsException",
      $metadata: { httpStatusCode: 429 },
    });
    await make("third");
    const { items = [] } = await client.send(new GetRestApisCommand({}));
    expect(items.map(({ name }) => name)).toEqual(["first", "second", "third"]);
  });
});
