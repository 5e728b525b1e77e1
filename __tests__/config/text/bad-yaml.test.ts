import { type Edit, edited } from "../base";
import { problemsOf } from "../problems-of";

/** Faults of a file, the edits of the base that make them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "a tab as indentation",
    [["region: eu-west-1\ntags", "\tregion: eu-west-1\ntags"]],
    ["2:1    expected spaces as indentation, got a tab"],
  ],
  [
    "two documents",
    [["consumers:\n", "---\nconsumers:\n"]],
    ["25:1   expected one YAML document, got a second one after ---"],
  ],
  [
    "a bracket that nothing closes",
    [["{ owner: platform }", "{ owner: platform"]],
    [
      "4:1    expected valid YAML, got an error: Flow map in block collection must be sufficiently indented and end with a }",
    ],
  ],
  [
    "a colon too many",
    [["name: shop", "name: shop: x"]],
    ["1:7    expected valid YAML, got an error: Nested mappings are not allowed in compact mappings"],
  ],
  [
    "a tag",
    [["name: shop", "name: !prefix shop"]],
    ["1:7    expected plain YAML without tags, got an error: Unresolved tag: !prefix"],
  ],
  [
    "an alias of nothing",
    [["name: shop", "name: *shop"]],
    ["1:7    expected an alias of an anchor above it, got *shop"],
  ],
  [
    "a list as key",
    [["name: shop", "name: shop\n[a]: 3"]],
    ["2:1    expected a word as key, got a list, a map or an alias"],
  ],
  [
    "more aliases than one can expand",
    [
      [
        "{ owner: platform }",
        "{ a: &a [1, 1, 1, 1, 1], b: &b [*a, *a, *a, *a, *a], c: &c [*b, *b, *b, *b, *b], d: [*c, *c, *c, *c] }",
      ],
    ],
    ["1:1    expected aliases that repeat a few values, got more than the parser expands"],
  ],
  [
    "a key twice",
    [["consumers:", "name: x\nconsumers:"]],
    ['25:1   name: expected each key once, got "name" a second time'],
  ],
  [
    "a stack id twice",
    [["consumers:\n  web:", "consumers:\n  web: {}\n  web:"]],
    ['27:3   consumers.web: expected each key once, got "web" a second time'],
  ],
  [
    "an external consumer twice",
    [["      partner:\n", "      partner: {}\n      partner:\n"]],
    [
      '22:7   providers.orders.externalConsumers.partner: expected each key once, got "partner" a second time',
    ],
  ],
];

describe("a text that is no YAML", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(edited(...edits))).toEqual(problems);
  });
});
