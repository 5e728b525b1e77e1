import {
  CreateApiMappingCommand,
  CreateDomainNameCommand,
  CreateStageCommand,
  type CreateStageCommandInput,
} from "@aws-sdk/client-apigatewayv2";
import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { describeWith } from "../../../../support/availability";
import { useEmulatedAws } from "../../../use-emulated-aws";
import { SampleHttpApi } from "../sample-http-api";
import { makeCertificate } from "./sample-certificate";

const GROUP = "arn:aws:logs:eu-west-1:111111111111:log-group:access";

describeWith(["moto_server"])("stages and domains of HTTP APIs", () => {
  const used = useEmulatedAws();
  const account = () => used().account("111111111111");
  let api: SampleHttpApi;
  beforeAll(async () => {
    await account().logs.send(new CreateLogGroupCommand({ logGroupName: "access" }));
  });
  beforeEach(async () => {
    api = await SampleHttpApi.make(account().httpApis);
  });
  const makeStage = (StageName: string, more: Partial<CreateStageCommandInput> = {}) =>
    account().httpApis.send(new CreateStageCommand({ ApiId: api.apiId, StageName, ...more }));

  test("a stage of an HTTP API logs to a group that exists, in one line of at most three kilobytes with the request's id", async () => {
    const logs = (Format: string, DestinationArn = GROUP) =>
      makeStage("v1", { AccessLogSettings: { DestinationArn, Format } });
    const format = '{"requestId":"$context.requestId"}';
    await expect(logs(`{\n${format}}`)).rejects.toThrow("single line");
    await expect(logs('{"status":"$context.status"}')).rejects.toThrow("must include $context.requestId");
    await expect(logs(format.padEnd(3073, "x"))).rejects.toThrow("at most 3072 bytes");
    await expect(logs(format, `${GROUP}-other`)).rejects.toThrow("Invalid ARN");
    await logs(format.padEnd(3072, "x"), `${GROUP}:*`);
  });

  test("the settings of a stage of an HTTP API are for routes that exist", async () => {
    const RouteSettings = { "GET /todo": { ThrottlingBurstLimit: 1, ThrottlingRateLimit: 1 } };
    await expect(makeStage("$default", { RouteSettings })).rejects.toThrow(
      "Unable to find Route by key GET /todo",
    );
    await api.addRoute("GET /todo");
    await makeStage("$default", { RouteSettings });
  });

  const addDomain = (
    DomainName: string,
    CertificateArn: string,
    SecurityPolicy: "TLS_1_0" | "TLS_1_2" = "TLS_1_2",
  ) =>
    account().httpApis.send(
      new CreateDomainNameCommand({
        DomainName,
        DomainNameConfigurations: [{ CertificateArn, EndpointType: "REGIONAL", SecurityPolicy }],
      }),
    );

  test("a domain name of HTTP APIs has an issued certificate of its region that covers it, and at least TLS 1.2", async () => {
    const arn = await makeCertificate(account().ec2, used().aws.url, "eu-west-1");
    const elsewhere = await makeCertificate(account().ec2, used().aws.url, "us-east-1");
    await expect(addDomain("api.example.com", elsewhere)).rejects.toThrow("Invalid certificate ARN");
    await expect(addDomain("api.example.com", `${arn}0`)).rejects.toThrow("Invalid certificate ARN");
    await expect(addDomain("api.example.org", arn)).rejects.toThrow("is not covered");
    await expect(addDomain("api.example.com", arn, "TLS_1_0")).rejects.toThrow("TLS_1_2");
    const made = await addDomain("api.example.com", arn);
    expect(made.DomainNameConfigurations?.[0]).toMatchObject({ DomainNameStatus: "AVAILABLE" });
  });

  test("a mapping of a domain name leads to a stage that exists", async () => {
    const arn = await makeCertificate(account().ec2, used().aws.url, "eu-west-1");
    await addDomain("mapped.example.com", arn);
    const mapping = { DomainName: "mapped.example.com", ApiId: api.apiId, Stage: "$default" };
    const map = () => account().httpApis.send(new CreateApiMappingCommand(mapping));
    await expect(map()).rejects.toThrow("Invalid stage identifier specified");
    await makeStage("$default");
    await map();
  });
});
