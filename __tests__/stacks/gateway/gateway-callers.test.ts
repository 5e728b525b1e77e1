import { evaluate } from "../../../src/access/evaluation/policy/evaluate";
import { attribute, type Synthesized, stackOf, synthFile } from "../../support/synth";
import { GATEWAY, ofType, untokenedWith } from "./gateway-file";

const callers = { mobile: { role: "team/mobile", routes: ["GET /todo/{id}"] }, office: { role: "office" } };
const signed = untokenedWith({ auth: "iam", callers });

test("a caller's policy is put into its role, which is known by its name without its path", () => {
  expect(ofType(signed, "aws_iam_role_policy").map(([name, { role }]) => [name, role])).toEqual([
    ["mobile", "mobile"],
    ["office", "office"],
  ]);
  const names = ofType(signed, "aws_iam_role_policy").map(([, policy]) => policy.name);
  expect(names).toEqual(["shop-gateway-mobile", "shop-gateway-office"]);
});

test("no role is made", () => {
  expect(ofType(signed, "aws_iam_role")).toEqual([]);
});

test.each([
  ["Allow: the route that was granted", "mobile", "GET/todo/17", "allow"],
  ["Deny: another route of the same service", "mobile", "GET/todo", "deny"],
  ["Deny: another method", "mobile", "POST/todo", "deny"],
  ["Deny: another service", "mobile", "GET/names/x", "deny"],
  ["Allow: any route, for a caller without a list", "office", "POST/todo", "allow"],
  ["Allow: any method of a route with any", "office", "DELETE/names/a/b", "allow"],
  ["Nothing is said about a route that does not exist", "office", "GET/orders", "silent"],
])("%s", (_, caller, end, effect) => {
  expect(saying(signed, caller, `arn:aws:execute-api:eu-west-1:111111111111:api/$default/${end}`)).toBe(
    effect,
  );
});

test("another API of the account is none of the policy's business", () => {
  const other = "arn:aws:execute-api:eu-west-1:111111111111:other/$default/GET/todo/17";
  expect(saying(signed, "mobile", other)).toBe("silent");
});

test("in GovCloud every ARN is of its partition", () => {
  const [region, partition] = ["us-gov-west-1", "aws-us-gov"];
  const zones = ["usgw1-az1", "usgw1-az2"];
  const { jwt: _, ...untokened } = GATEWAY.consumers.gateway.clients.api;
  const loadBalancerArn = `arn:${partition}:elasticloadbalancing:${region}:222222222222:loadbalancer/net/todo/0123456789abcdef`;
  const { todo } = GATEWAY.providers;
  const compute = { ...todo.service.compute, loadBalancerArn, zones };
  const stacks = synthFile({
    ...GATEWAY,
    region,
    state: { ...GATEWAY.state, region },
    providers: { todo: { ...todo, service: { ...todo.service, compute } } },
    consumers: {
      gateway: {
        ...GATEWAY.consumers.gateway,
        network: { ...GATEWAY.consumers.gateway.network, zones },
        uses: { todo: GATEWAY.consumers.gateway.uses.todo },
        clients: { api: { ...untokened, auth: "iam", callers } },
      },
    },
  });
  const gateway = stackOf(stacks, "gateway");
  const partitions = new Set([...gateway.text.matchAll(/arn:(aws[a-z-]*):/g)].map(([, name]) => name));
  expect([...partitions]).toEqual([partition]);
  const call = `arn:${partition}:execute-api:${region}:111111111111:api/$default/GET/todo/1`;
  expect(saying(gateway, "mobile", call)).toBe("allow");
});

/** The verdict of a caller's policy on a call of an ARN, once the API has the id `api`. */
function saying(stack: Synthesized, caller: string, resource: string): string {
  const policy = String(attribute(stack, `aws_iam_role_policy.${caller}`, "policy"));
  const document = JSON.parse(policy.replaceAll("${aws_apigatewayv2_api.gateway.id}", "api"));
  const request = { action: "execute-api:Invoke", resource, account: "111111111111", context: {} };
  return evaluate("identity-policy", document, request).effect;
}
