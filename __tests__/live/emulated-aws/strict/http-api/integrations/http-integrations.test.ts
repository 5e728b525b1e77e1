import { GetIntegrationCommand, UpdateIntegrationCommand } from "@aws-sdk/client-apigatewayv2";
import { describeWith } from "../../../../support/availability";
import { useEmulatedAws } from "../../../use-emulated-aws";
import { makeNetwork } from "../../ec2/sample-network";
import { makeLink, makeListener, SampleHttpApi } from "../sample-http-api";

describeWith(["moto_server"])("integrations of HTTP APIs", () => {
  const used = useEmulatedAws();
  const account = () => used().account("111111111111");
  const makeApi = () => SampleHttpApi.make(account().httpApis);

  test("an integration of an HTTP API maps parameters by known expressions, and no header that API Gateway reserves", async () => {
    const api = await makeApi();
    const map = (key: string, value: string) => api.addIntegration({ RequestParameters: { [key]: value } });
    for (const name of [
      "Authorization",
      "x-amz-date",
      "X-Forwarded-For",
      "via",
      "access-control-allow-origin",
    ])
      await expect(map(`overwrite:header.${name}`, "x")).rejects.toThrow("are restricted");
    for (const [key, value] of [
      ["header.x-a", "x"],
      ["append:path", "/x"],
      ["overwrite:header.x-a", "$unknown.a"],
      ["overwrite:path", "/$request.path.proxy"],
      ["remove:header.x-a", "x"],
    ] as const)
      await expect(map(key, value)).rejects.toThrow("Invalid mapping expression specified");
    const RequestParameters = {
      "overwrite:header.x-crosslink-service": "todo",
      "overwrite:header.x-crosslink-subject": "$context.authorizer.claims.sub",
      "append:querystring.page": "$request.querystring.page",
      "overwrite:path": "/${request.path.proxy}",
    };
    const IntegrationId = await api.addIntegration({ RequestParameters });
    const place = { ApiId: api.apiId, IntegrationId };
    const update = (more: object) =>
      account().httpApis.send(new UpdateIntegrationCommand({ ...place, RequestParameters: { ...more } }));
    await expect(update({ "overwrite:header.via": "x" })).rejects.toThrow("are restricted");
    await update({ "append:querystring.page": "" });
    const { RequestParameters: left = {} } = await account().httpApis.send(new GetIntegrationCommand(place));
    expect(Object.keys(left)).not.toContain("append:querystring.page");
  });

  test("an integration of an HTTP API waits from 50 milliseconds to 30 seconds", async () => {
    const api = await makeApi();
    for (const TimeoutInMillis of [49, 30_001])
      await expect(api.addIntegration({ TimeoutInMillis })).rejects.toThrow("between 50 ms and 30000 ms");
    for (const TimeoutInMillis of [50, 30_000]) await api.addIntegration({ TimeoutInMillis });
  });

  test("a private integration of an HTTP API goes through a VPC link that exists to a listener in the link's VPC", async () => {
    const api = await makeApi();
    const network = await makeNetwork(account().ec2);
    const ConnectionId = await makeLink(account(), network);
    const { listenerArn: IntegrationUri } = await makeListener(account(), network, "inside");
    const outside = await makeListener(account(), await makeNetwork(account().ec2), "outside");
    const { account: other } = { account: used().account("222222222222") };
    const foreign = await makeListener(other, await makeNetwork(other.ec2), "foreign");
    const integrate = (more: object = {}) =>
      api.addIntegration({ ConnectionType: "VPC_LINK", ConnectionId, IntegrationUri, ...more });
    await expect(integrate({ ConnectionId: undefined })).rejects.toThrow("must have a connection id");
    await expect(integrate({ ConnectionId: "abc123" })).rejects.toThrow("VPC link abc123 is not available");
    for (const uri of ["http://internal-inside.elb.amazonaws.com", outside.balancerArn])
      await expect(integrate({ IntegrationUri: uri })).rejects.toThrow("should be a valid ELB listener ARN");
    await expect(integrate({ IntegrationUri: foreign.listenerArn })).rejects.toThrow(
      "does not exist in this account",
    );
    await expect(integrate({ IntegrationUri: outside.listenerArn })).rejects.toThrow("is not in the VPC of");
    await expect(integrate({ PayloadFormatVersion: "2.0" })).rejects.toThrow("is not supported");
    await expect(integrate({ TlsConfig: { ServerNameToVerify: "a.example.com" } })).rejects.toThrow(
      "does not use TLS",
    );
    await integrate();
  });
});
