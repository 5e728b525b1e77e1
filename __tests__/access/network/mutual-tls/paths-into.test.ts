import type { Rule } from "../../../../src/access/network/groups/rule";
import { pathsInto } from "../../../../src/access/network/mutual-tls/balancers/passages";

const lets = (peer: string, group: string, traffic = "tcp 443"): Rule => ({
  address: `${group}_from_${peer}`,
  direction: "ingress",
  group,
  peer,
  traffic,
});

test.each<[string, readonly Rule[], readonly string[]]>([
  ["nothing is let in: the group is where a path begins", [], ["c"]],
  ["a chain of groups", [lets("a", "b"), lets("b", "c")], ["a (tcp 443) b (tcp 443) c"]],
  [
    "another port of the first step is another path",
    [lets("a", "b"), lets("a", "b", "tcp 8080"), lets("b", "c")],
    ["a (tcp 443) b (tcp 443) c", "a (tcp 8080) b (tcp 443) c"],
  ],
  [
    "addresses lead past a group",
    [lets("a", "b"), lets("b", "c"), lets("10.0.0.0/8", "c")],
    ["a (tcp 443) b (tcp 443) c", "10.0.0.0/8 (tcp 443) c"],
  ],
  [
    "groups that let each other in are a path that comes back, not one without an end",
    [lets("c", "b"), lets("b", "c")],
    ["c (tcp 443) b (tcp 443) c"],
  ],
  ["a rule that lets out is no path", [{ ...lets("a", "c"), direction: "egress" }], ["c"]],
])("%s", (_, rules, paths) => {
  expect(pathsInto(rules, "c")).toEqual(paths);
});
