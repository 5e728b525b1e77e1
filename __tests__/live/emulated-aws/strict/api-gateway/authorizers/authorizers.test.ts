import {
  CreateAuthorizerCommand,
  type CreateAuthorizerCommandInput,
  GetAuthorizerCommand,
  PutGatewayResponseCommand,
  PutMethodCommand,
} from "@aws-sdk/client-api-gateway";
import { describeWith } from "../../../../support/availability";
import { useEmulatedAws } from "../../../use-emulated-aws";
import { OPEN_POLICY, SampleApi } from "../sample-api";

const FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:authorizer";
const URI = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${FUNCTION}/invocations`;

describeWith(["moto_server"])("the authorizers of an API", () => {
  const used = useEmulatedAws();
  const client = () => used().account("111111111111").apiGateway;
  let api: SampleApi;
  beforeAll(async () => {
    api = await SampleApi.make(client(), "PRIVATE", OPEN_POLICY);
  });
  const create = (more: Partial<CreateAuthorizerCommandInput>, restApiId = api.restApiId) =>
    client().send(
      new CreateAuthorizerCommand({ restApiId, name: "a", type: "REQUEST", authorizerUri: URI, ...more }),
    );

  test("an authorizer whose answers are kept has a source of the caller's identity, and a function", async () => {
    const identitySource = "method.request.header.x-crosslink-key";
    const refusal = "Identity source must be specified while caching is enabled";
    await expect(create({})).rejects.toThrow(refusal);
    await expect(create({ authorizerResultTtlInSeconds: 60 })).rejects.toThrow(refusal);
    await expect(create({ identitySource, authorizerResultTtlInSeconds: 3601 })).rejects.toThrow("TTL");
    await expect(create({ identitySource: "header.x" })).rejects.toThrow("Invalid identity source");
    await expect(create({ identitySource, authorizerUri: FUNCTION })).rejects.toThrow(
      "Invalid Authorizer URI",
    );
    const { id: authorizerId, ...made } = await create({ authorizerResultTtlInSeconds: 0 });
    expect(made.authorizerResultTtlInSeconds).toBe(0);
    const got = await client().send(new GetAuthorizerCommand({ restApiId: api.restApiId, authorizerId }));
    expect(got.authorizerResultTtlInSeconds).toBe(0);
    await create({ identitySource: `${identitySource}, context.identity.vpceId` });
  });

  test("a method of custom authorization names an authorizer of its own API", async () => {
    const { id: authorizerId } = await create({ authorizerResultTtlInSeconds: 0 });
    const other = await SampleApi.make(client(), "PRIVATE", OPEN_POLICY);
    const put = ({ restApiId, rootId: resourceId }: SampleApi, id?: string) =>
      client().send(
        new PutMethodCommand({
          restApiId,
          resourceId,
          httpMethod: "GET",
          authorizationType: "CUSTOM",
          authorizerId: id,
        }),
      );
    await expect(put(api)).rejects.toThrow("Invalid authorizer ID specified.");
    await expect(put(other, authorizerId)).rejects.toThrow("Invalid authorizer ID specified.");
    await put(api, authorizerId);
  });

  test("a gateway response is one of those that API Gateway gives", async () => {
    const put = (responseType: string) =>
      client().send(
        new PutGatewayResponseCommand({
          restApiId: api.restApiId,
          responseType: responseType as "UNAUTHORIZED",
          statusCode: "401",
        }),
      );
    await expect(put("UNAUTHORISED")).rejects.toThrow("Invalid response type: UNAUTHORISED");
    await put("UNAUTHORIZED");
  });
});
