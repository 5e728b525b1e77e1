import type { Interceptor, PassingRequest } from "../../../emulated-aws/proxy";
import { CurrentFacts } from "./current-facts";

function listening() {
  const interceptors = new Set<Interceptor>();
  const intercept = (one: Interceptor) => {
    interceptors.add(one);
    return () => interceptors.delete(one);
  };
  const current = new CurrentFacts({ intercept }, () => {
    throw new Error("nobody is asked here");
  });
  const pass = async (request: Partial<PassingRequest>) => {
    const passing = { method: "POST", headers: {}, body: Buffer.alloc(0), ...request } as PassingRequest;
    for (const one of interceptors)
      await one(passing, async () => ({ status: 200, headers: {}, body: Buffer.alloc(0) }));
  };
  return { current, pass, interceptors };
}

const query = (Action: string) => ({ body: Buffer.from(new URLSearchParams({ Action }).toString()) });
const target = (name: string) => ({ headers: { "x-amz-target": name } });

test.each<[string, Partial<PassingRequest>, boolean]>([
  ["a description", query("DescribeSubnets"), true],
  ["a change", query("RevokeSecurityGroupIngress"), false],
  ["a description of tasks", target("AmazonEC2ContainerServiceV20141113.DescribeTasks"), true],
  ["a task that is stopped", target("AmazonEC2ContainerServiceV20141113.StopTask"), false],
  ["an item that is put into a table", target("DynamoDB_20120810.PutItem"), true],
  ["a document that is read", { method: "GET" }, true],
  ["a document that is deleted", { method: "DELETE" }, false],
])("what was asked is asked again after a change only: %s", async (_, request, isShared) => {
  const { current, pass } = listening();
  const before = current.get();
  await pass(request);
  expect(current.get() === before).toBe(isShared);
});

test("nobody listens any more after the end", () => {
  const { current, interceptors } = listening();
  current.get();
  expect(interceptors.size).toBe(1);
  current.close();
  expect(interceptors.size).toBe(0);
});
