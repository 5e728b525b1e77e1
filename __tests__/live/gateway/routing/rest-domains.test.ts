import { denialAtDomain } from "../policies/authorize";
import { aRequest } from "../waf/a-request";
import { invocationOf } from "./invocation";
import { mappedPath, type RestDomain } from "./rest-domains";

const domain: RestDomain = {
  name: "shop.example.com",
  account: "111111111111",
  arn: "arn:aws:execute-api:eu-west-1:111111111111:/domainnames/shop.example.com+a1b2c3d4e5",
  type: "PRIVATE",
  endpointIds: ["vpce-1"],
  mappings: [
    { basePath: "orders", apiId: "orders", stageName: "prod" },
    { basePath: "", apiId: "rest", stageName: "live" },
    { basePath: "any", apiId: "staged" },
  ],
};

test.each([
  ["/orders/7", "orders prod /7"],
  ["/orders", "orders prod /"],
  ["/ordersx", "rest live /ordersx"],
  ["/", "rest live /"],
  ["/any/beta/x", "staged beta /x"],
])("the path %s of a domain is %s", (path, expected) => {
  const mapped = mappedPath(domain, path);
  expect(`${mapped?.apiId} ${mapped?.stageName} ${mapped?.path}`).toBe(expected);
});

test("a domain has no path that none of its mappings has", () => {
  expect(mappedPath({ ...domain, mappings: domain.mappings.slice(0, 1) }, "/other")).toBeUndefined();
});

describe("a private domain", () => {
  const query = { action: "execute-api:Invoke", resource: "arn:of:the:api", endpointId: "vpce-1" };
  const open = { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke" } as const;
  const denial = (Statement: object[] | undefined, endpointId = "vpce-1") => {
    const policy = Statement && ({ Version: "2012-10-17", Statement } as unknown as RestDomain["policy"]);
    return denialAtDomain({ ...domain, policy }, { ...query, endpointId })?.by;
  };

  test("lets in whom its own policy lets in", () => {
    const StringNotEquals = { "aws:SourceVpce": "vpce-1" };
    const others = {
      ...open,
      Sid: "Others",
      Effect: "Deny",
      Resource: "execute-api:/*",
      Condition: { StringNotEquals },
    };
    expect(denial(undefined)).toBe("domain policy, which shop.example.com does not have");
    expect(denial([{ ...open, Resource: "execute-api:/*" }])).toBeUndefined();
    expect(denial([{ ...open, Resource: domain.arn }])).toBeUndefined();
    expect(denial([{ ...open, Resource: "arn:of:the:api" }])).toBe("domain policy");
    expect(denial([{ ...open, Resource: "*" }, others], "vpce-2")).toBe("domain policy, Others");
    expect(denialAtDomain({ ...domain, type: "REGIONAL" }, query)).toBeUndefined();
  });

  test("is reached through the endpoints that are associated with it", () => {
    const [account, region] = [domain.account, "eu-west-1"];
    const api = { id: "orders", account, region, isPrivate: true, endpointIds: [], stages: {} };
    const snapshot = () =>
      ({ apis: [api], restDomains: [domain] }) as unknown as ReturnType<
        Parameters<typeof invocationOf>[2]["snapshot"]
      >;
    const request = aRequest({ path: "/orders/7", headers: { host: domain.name } });
    const through = (id: string | undefined) =>
      invocationOf(request, id === undefined ? undefined : ({ id, account } as never), { region, snapshot })
        ?.path;
    expect([through("vpce-1"), through("vpce-2"), through(undefined)]).toEqual(["/7", undefined, undefined]);
  });
});
