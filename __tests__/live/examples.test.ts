import { EXAMPLE_NAMES } from "../support/examples";
import type { Call, Who } from "./examples/callers/caller";
import { declaredCallers } from "./examples/callers/declared-callers";
import { startCaller } from "./examples/callers/start-caller";
import { filesOf } from "./examples/live-example";
import { LEFT_OUT, LIVE_EXAMPLES } from "./examples/live-examples";
import { useDeployedExamples } from "./examples/use-deployed-examples";
import { describeWith, LIVE } from "./support/availability";

// The first test of an example waits for it, and for those before it.
test("every example is deployed here, or left out for a reason", () => {
  const files = [...LIVE_EXAMPLES.flatMap(filesOf), ...Object.keys(LEFT_OUT)];
  expect(files.toSorted()).toEqual(EXAMPLE_NAMES);
});

describeWith(LIVE)("deployed to one emulated AWS", () => {
  const deployed = useDeployedExamples(LIVE_EXAMPLES);

  describe.each(LIVE_EXAMPLES)("$name", (example) => {
    test("is applied in its order, and then no stack has anything left to do", async () => {
      const { files, leftToDo } = await deployed(example);
      const stacks = files.flatMap(({ stackIds }) => stackIds);
      expect(leftToDo).toEqual(Object.fromEntries(stacks.map((stackId) => [stackId, {}])));
    });

    test("lets in the endpoint of every consumer, by its policy or at its entrance", async () => {
      const { files, gateway } = await deployed(example);
      const { apis } = await gateway.look();
      const policies = JSON.stringify(apis.map(({ stages }) => stages));
      expect(policies).not.toContain("unlinked");
      for (const file of files) {
        for (const { vpc, stackId, uses } of file.deployment.consumers) {
          if (vpc === undefined) continue;
          const { endpoint_ids: endpointIds } = await file.facts(stackId);
          expect(Object.keys(endpointIds as object)).toEqual(uses.map(({ name }) => name).sort());
          for (const { name, entrance } of uses) {
            const id = (endpointIds as Readonly<Record<string, string>>)[name];
            if (entrance === undefined) expect(policies).toContain(id);
            // The API's policy knows its own endpoint alone.
            else
              expect((await file.facts(name)).endpoint_connections).toMatchObject({
                [stackId]: { [String(id)]: "available" },
              });
          }
        }
      }
    });

    for (const { who, calls } of declaredCallers(example))
      test(`200: ${named(who)}, for ${calls.map(spelled).join(", ")}`, async () => {
        const { call, stop } = await startCaller(await deployed(example), who);
        for (const one of calls) {
          const { status, body } = await call(one);
          expect({ ...one, status, body }).toEqual({ ...one, status: 200, body: expect.anything() });
        }
        await stop();
      });

    for (const { who, status: expected = 403, asAnotherRole, refusedBy, ...refused } of example.refused)
      test(`${expected}: ${named(who, asAnotherRole)}, for ${spelled(refused)}`, async () => {
        const one = await deployed(example);
        const { call, stop } = await startCaller(one, who, asAnotherRole);
        const { status } = await call(refused);
        await stop();
        expect([status, one.gateway.requestLog.to("execute-api").at(-1)?.refusedBy]).toEqual([
          expected,
          refusedBy,
        ]);
      });
  });
});

function named(who: Who, asAnotherRole = false): string {
  if (who === "anyone") return "anyone on the internet";
  const [consumer, client, caller] = who;
  if (caller !== undefined) return `${caller}, by ${consumer}'s ${client}`;
  return asAnotherRole ? `another role of ${consumer}'s account` : `${consumer}'s ${client}`;
}

function spelled({ method, path }: Call): string {
  return `${method} ${path}`;
}
