import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { filesOf } from "./examples/live-example";
import { LIVE_EXAMPLES } from "./examples/live-examples";

const TEXT = readFileSync(resolve(__dirname, "../../docs/parity.md"), "utf8");
const SYSTEMS = TEXT.split(/^# System /m).slice(1);

test("docs/parity.md has a section for each of the six published systems", () => {
  expect(SYSTEMS.map((section) => section.charAt(0))).toEqual(["A", "B", "C", "D", "E", "F"]);
});

test.each(SYSTEMS.map((section) => [section.split("\n")[0] ?? "", section] as const))(
  "system %s is an example that is deployed to the emulated AWS and called",
  (_, section) => {
    const deployed = LIVE_EXAMPLES.flatMap(filesOf);
    const named = [...section.matchAll(/\((?:\.\.\/examples\/([\w-]+)\.yaml|\.\.\/(deployment)\.yaml)\)/g)];
    // The default deployment is that of two-accounts.test.ts.
    const examples = named.flatMap(([, example]) => example ?? []);
    expect(examples.filter((example) => deployed.includes(example)).length).toBeGreaterThan(0);
  },
);
