import fc from "fast-check";
import type { AccessDiff } from "../../../src/report/diff/access-diff";
import { diffJson } from "../../../src/report/diff/text/diff-json";
import { COMMENT_LIMIT, diffMarkdown } from "../../../src/report/diff/text/diff-markdown";
import { diffPage } from "../../../src/report/diff/text/diff-page";
import { diffText } from "../../../src/report/diff/text/diff-text";
import { code, codeBlock } from "../../../src/report/diff/text/markdown";
import { shown } from "../../../src/report/diff/text/shown";
import { CONSUMER, DEFAULT, FILE, PROVIDER, SERVICE } from "../../support/deployment";
import { fileDiff } from "./sides";

const plain = (word: string) => word;

/** A comparison in which every text is a hostile one. */
function hostile(name: string, count = 1): AccessDiff {
  const side = { allowed: true, reason: name, statement: { Sid: name }, steps: [name] };
  const change = {
    ...({ is: "newly allowed", kind: "call", of: name, what: name, caller: name, way: name } as const),
    ...{
      witness: { method: name, path: name, principal: name },
      before: { ...side, allowed: false },
      after: side,
    },
  };
  const statement = { Sid: name, Effect: "Allow", Resource: name };
  const fields = [{ field: name, removed: [name], added: [name] }];
  return {
    ...{ before: name, after: name, classes: 1 },
    changes: Array.from({ length: count }, () => change),
    documents: [
      { document: name, is: "changed", statements: [{ sid: name, is: "changed", fields }] },
      { document: name, is: "added", statements: [{ sid: name, is: "added", after: statement, fields: [] }] },
    ],
    facts: [{ section: "routes", name, is: "changed", before: name, after: name }],
    plans: [
      {
        ...{ plan: name, others: 0 },
        effects: [
          {
            address: name,
            type: name,
            is: "replaced",
            isMadeFirst: false,
            because: [name],
            plan: name,
            means: "it goes",
          },
        ],
      },
    ],
  };
}

const HOSTILE = [
  "```\n@everyone </details><script>alert(1)</script>",
  "`@octocat` #1 [x](javascript:alert(1))",
  "``` ```` ``",
  "a\r\n\n# heading\n\n- item",
  "\u001b[2J\u202egnp.exe\u0000\u2028",
  "| a | b |\n|---|---|",
  "<img src=x onerror=alert(1)>",
];

/** The Markdown that is left when code is taken out, as CommonMark's precedence has it: fences first, then spans of equal runs. */
function outsideCode(markdown: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split("\n")) {
    const run = /^(`{3,})([a-z]*)$/.exec(line);
    if (fence === undefined && run) fence = run[1];
    else if (fence !== undefined && run?.[2] === "" && (run[1]?.length ?? 0) >= fence.length)
      fence = undefined;
    else if (fence === undefined) lines.push(line);
  }
  expect(fence).toBeUndefined();
  return lines.join("\n").replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "CODE");
}

test.each(HOSTILE)("%j stays within code in Markdown", (name) => {
  const outside = outsideCode(diffMarkdown(hostile(name)));
  // Our own words are left, of which none is a mention, a tag beside ours, a link or a heading.
  expect(outside).not.toMatch(/@|script|onerror|\[x\]|gnp|octocat|item|`/);
  expect(new Set(outside.match(/<[^>]*>/g))).toEqual(
    new Set(["<details>", "<summary>", "</summary>", "</details>"]),
  );
  expect(outside.split("\n").filter((line) => line.startsWith("#"))).toEqual([
    ...["### Access: 1 newly allowed, 0 newly refused", "#### Newly allowed", "#### Plan CODE"],
    ...["#### Policies", "#### Routes"],
  ]);
});

test("any text stays within a code span or block", () => {
  const texts = fc.string({ unit: fc.constantFrom("`", "a", "\n", " ", "@", "<", "\\", "~"), maxLength: 30 });
  const property = fc.property(texts, (text) => {
    expect(outsideCode(code(text))).toBe("CODE");
    expect(outsideCode(codeBlock(text.split("\n"), "diff"))).toBe("");
  });
  fc.assert(property, { numRuns: 500, seed: 2 });
});

test.each(HOSTILE)("%j is text in a page, and moves nothing on a terminal", (name) => {
  const page = diffPage(hostile(name));
  expect(page).not.toMatch(/<script>|<img|onerror=alert\(1\)>/);
  expect(page.match(/<\/details>/g)?.length).toBe(page.match(/<details( class="change")?( open)?>/g)?.length);
  const text = diffText(hostile(name), plain);
  expect(text).not.toMatch(/[^\n\P{Cc}]|\p{Cf}|\u2028/u);
  expect(JSON.parse(diffJson(hostile(name))).newlyAllowed[0].what).toBe(name);
});

test("what cannot be seen is shown by its number", () => {
  expect(shown("a\u001b[2J\u202e\nb")).toBe("a\\u001b[2J\\u202e\\u000ab");
});

test("a comment stays within GitHub's limit, and counts what it leaves out", () => {
  const whole = hostile("x".repeat(300), 400);
  const markdown = diffMarkdown(whole);
  expect(markdown.length).toBeLessThanOrEqual(COMMENT_LIMIT);
  expect(markdown.length).toBeGreaterThan(COMMENT_LIMIT * 0.9);
  const shownItems = markdown.match(/^- `/gm)?.length ?? 0;
  const [, left] =
    /\*\*Left out, as a comment has at most 65,536 characters: (\d+) newly allowed, 2 effects of a plan, 2 policies, 1 of routes\.\*\*/.exec(
      markdown,
    ) ?? [];
  expect(shownItems + Number(left)).toBe(400);
  expect(markdown).toMatch(/^### Access: 400 newly allowed/);
});

test("a comment of any length up to the limit leaves nothing out, and a longer one no half of an entry", () => {
  const property = fc.property(
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 1, max: 900 }),
    (count, width) => {
      const diff = hostile("y".repeat(width), count);
      const [whole, short] = [diffMarkdown(diff, 10_000_000), diffMarkdown(diff, 8_000)];
      expect(short.length).toBeLessThanOrEqual(8_000);
      if (whole.length <= 8_000) expect(short).toBe(whole);
      else expect(short).toContain("**Left out");
      outsideCode(short);
    },
  );
  fc.assert(property, { numRuns: 60, seed: 4 });
});

test("nothing that differs is said in one line", () => {
  const diff = fileDiff(DEFAULT, DEFAULT);
  expect(diffText(diff, plain)).toBe(
    "no change in access\n\ncompared after with before: no API's calls can differ",
  );
  expect(diffMarkdown(diff)).toMatch(/^### Access: no change in access\n\n/);
  expect(JSON.parse(diffJson(diff))).toMatchObject({ unchanged: true, newlyAllowed: [], newlyRefused: [] });
});

test("a route that is granted is told with its witness, its statements and its place", () => {
  const service = { ...SERVICE, routes: ["GET /", "POST /orders"] };
  const file = (routes: string[]) => ({
    ...{ ...FILE, providers: { provider: { ...PROVIDER, service } } },
    consumers: {
      consumer: {
        ...{ ...CONSUMER, uses: { provider: { routes } } },
        clients: { direct: { type: "lambda", uses: "provider", auth: "direct" } },
      },
    },
  });
  const diff = fileDiff(file(["GET /"]), file(["GET /", "POST /orders"]));
  const arn = "arn:aws:execute-api:eu-west-1:111111111111:a000000000/prod/POST/orders";
  const role = "arn:aws:iam::222222222222:role/private-api-consumer-direct";
  expect(diffText(diff, plain)).toBe(`1 newly allowed, 0 newly refused

newly allowed
  + POST /orders of provider by direct of consumer through the endpoint of consumer
      before  refused  endpoint policy of consumer: no statement allows it
      after   allowed  resource policy of provider: allowed by AllowConsumer
      such as POST /orders, principal ${role}, endpoint vpce-00000000000000001, api a000000000, stage prod

policies
  ~ resource policy of provider
      ~ AllowConsumer
          Resource + ${arn}
  ~ endpoint policy of consumer
      ~ AllowProvider
          Resource + ${arn}
  ~ identity policy of ${role}
      ~ InvokeRoutes
          Resource + ${arn}

grants
  + POST /orders to consumer by provider

compared after with before: ${diff.classes} classes of calls decided on both sides`);
  expect(diff.classes).toBeGreaterThan(10);
  expect(diff.changes[0]?.after.statement).toMatchObject({ Sid: "AllowConsumer" });
});
