import {
  DeleteIntegrationCommand,
  DeleteRouteCommand,
  UpdateRouteCommand,
} from "@aws-sdk/client-apigatewayv2";
import { describeWith } from "../../../../support/availability";
import { useEmulatedAws } from "../../../use-emulated-aws";
import { SampleHttpApi } from "../sample-http-api";

describeWith(["moto_server"])("routes of HTTP APIs", () => {
  const used = useEmulatedAws();
  const httpApis = () => used().account("111111111111").httpApis;
  let api: SampleHttpApi;
  beforeEach(async () => {
    api = await SampleHttpApi.make(httpApis());
  });

  test("the key of a route is a method and a path, with a greedy variable only at its end, and no other route has it", async () => {
    for (const key of [
      "/todo",
      "get /todo",
      "GET todo",
      "GET /a//b",
      "GET /{proxy+}/b",
      "GET /{id}/{id}",
      "GET /a{b}",
    ])
      await expect(api.addRoute(key)).rejects.toMatchObject({ name: "BadRequestException" });
    for (const key of ["$default", "GET /", "ANY /todo/{id}", "GET /names/{proxy+}"]) await api.addRoute(key);
    const RouteId = await api.addRoute("GET /todo");
    await expect(api.addRoute("GET /todo")).rejects.toMatchObject({ name: "ConflictException" });
    const rename = (RouteKey: string) =>
      httpApis().send(new UpdateRouteCommand({ ApiId: api.apiId, RouteId, RouteKey }));
    await expect(rename("GET /")).rejects.toMatchObject({ name: "ConflictException" });
    await rename("GET /tasks");
  });

  test("a route leads to an integration of its own API", async () => {
    const other = await SampleHttpApi.make(httpApis());
    const foreign = await other.addIntegration();
    const own = await api.addIntegration();
    await expect(api.addRoute("GET /a", { Target: `integrations/${foreign}` })).rejects.toThrow(
      "Invalid integration identifier",
    );
    await api.addRoute("GET /a", { Target: `integrations/${own}` });
  });

  test("a route with JWT authorization has an authorizer of its API, and at most ten scopes", async () => {
    const AuthorizerId = await api.addAuthorizer();
    const add = (scopes: number, more: object = {}) =>
      api.addRoute(`GET /${scopes}`, {
        AuthorizationType: "JWT",
        AuthorizerId,
        AuthorizationScopes: Array.from({ length: scopes }, (_, i) => `scope${i}`),
        ...more,
      });
    await expect(add(0, { AuthorizerId: undefined })).rejects.toThrow("requires a valid authorizer");
    await expect(add(0, { AuthorizerId: "abc123" })).rejects.toThrow("requires a valid authorizer");
    await expect(add(1, { AuthorizationType: "AWS_IAM" })).rejects.toThrow("Authorization scopes");
    await expect(add(11)).rejects.toThrow("at most 10 authorization scopes");
    await add(10);
    await add(0);
  });

  test("a JWT authorizer has an issuer that is an HTTPS address, one to fifty audiences and one place of the token", async () => {
    await expect(api.addAuthorizer("http://id.example.com")).rejects.toThrow("Invalid issuer");
    await expect(api.addAuthorizer(undefined, [])).rejects.toThrow("1 to 50 audiences");
    const audiences = Array.from({ length: 51 }, (_, i) => `audience${i}`);
    await expect(api.addAuthorizer(undefined, audiences)).rejects.toThrow("1 to 50 audiences");
    await expect(api.addAuthorizer(undefined, undefined, ["Authorization"])).rejects.toThrow(
      "IdentitySource",
    );
    await api.addAuthorizer("https://id.example.com/tenant/", audiences.slice(1));
  });

  test("an integration or an authorizer is not deleted as long as a route of its HTTP API refers to it", async () => {
    const IntegrationId = await api.addIntegration();
    const ofApi = { ApiId: api.apiId };
    const RouteId = await api.addRoute("GET /", { Target: `integrations/${IntegrationId}` });
    const deletion = new DeleteIntegrationCommand({ ...ofApi, IntegrationId });
    await expect(httpApis().send(deletion)).rejects.toMatchObject({ name: "ConflictException" });
    await httpApis().send(new DeleteRouteCommand({ ...ofApi, RouteId }));
    await httpApis().send(deletion);
  });
});
