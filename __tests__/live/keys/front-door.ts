import { DescribeLoadBalancersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { rulesOf } from "../gateway/balancer/security-groups";
import { callDoor, callWithKey } from "./system/call-with-key";
import { SHOP } from "./system/deployment";
import { callerKey, keyOf } from "./system/key-facts";
import type { KeySystem } from "./system/system";

/** Calls over the internet to the front door of a consumer. */
export function frontDoor(system: () => KeySystem): void {
  describe("the front door", () => {
    it.each([
      ["mobile", "/"],
      ["web", "/"],
      ["web", "/orders/7"],
    ])("200: %s, for GET %s, whom the private API knows as the consumer", async (caller, path) => {
      const { requestLog } = system().gateway;
      const key = await callerKey(system(), caller);
      const before = requestLog.count;
      const answer = await callDoor(system(), key, path);
      const apiCalls = requestLog.after(before).filter(({ service }) => service === "execute-api");
      expect([answer.status, apiCalls.map(({ authorizer }) => authorizer?.principalId)]).toEqual([
        200,
        ["shop", caller],
      ]);
      expect(JSON.parse(answer.body)).toMatchObject({ path });
      const said = JSON.stringify([answer, requestLog.after(before)]);
      for (const secret of [await keyOf(system(), "shop"), key]) expect(said).not.toContain(secret);
    });

    it("403: a caller on a route that it is not granted, which does not come to the private API", async () => {
      const { requestLog } = system().gateway;
      const key = await callerKey(system(), "mobile");
      await callDoor(system(), key);
      const before = requestLog.count;
      expect(await callDoor(system(), key, "/orders/7")).toMatchObject({
        status: 403,
        body: '{"Message":"User is not authorized to access this resource with an explicit deny"}',
      });
      expect(requestLog.count - before).toBe(1);
    });

    it("401: no key, a guess, and the consumer's own key", async () => {
      for (const key of [undefined, `mobile.${"x".repeat(43)}`, await keyOf(system(), "shop")])
        expect(await callDoor(system(), key)).toMatchObject({ status: 401 });
    });

    it("the balancer behind it lets nothing in but its VPC link, and nothing out but to the endpoints", async () => {
      const account = system().account(SHOP);
      const { LoadBalancers = [] } = await account.elb.send(new DescribeLoadBalancersCommand({}));
      const [balancer] = LoadBalancers;
      const { ingress, egress } = await rulesOf(account, balancer?.SecurityGroups ?? []);
      expect([LoadBalancers.length, balancer?.Scheme, ingress]).toEqual([1, "internal", []]);
      expect(egress).toMatchObject([{ IpProtocol: "tcp", FromPort: 443, ToPort: 443 }]);
    });

    it("a caller's key is none of the private API's", async () => {
      const key = await callerKey(system(), "web");
      expect(await callWithKey(system(), "shop", key)).toMatchObject({ status: 401 });
    });
  });
}
