import { examine } from "../../../src/access/prove";
import { sizedDocuments } from "../../../src/access/world/policy-size";
import { worldOf } from "../../../src/access/world/world";
import { loadDeployment } from "../../../src/config/load-deployment";
import { accessReport } from "../../../src/report/access-report";
import { anchorOf } from "../../../src/report/calls/anchor";
import { callsIn } from "../../../src/report/calls/explained-call";
import { explainedReport } from "../../../src/report/calls/explained-report";
import type { ReportData } from "../../../src/report/page/report-data";
import { complianceSection } from "../../../src/report/page/sections/compliance-section";
import { costsSection } from "../../../src/report/page/sections/costs-section";
import { matrixSection } from "../../../src/report/page/sections/matrix-section";
import { proofSection } from "../../../src/report/page/sections/proof-section";
import { refusedCalls } from "../../../src/report/page/sections/refused-calls";
import { resourcesSection } from "../../../src/report/page/sections/resources-section";
import { sizesSection, statementAnchors } from "../../../src/report/page/sections/sizes-section";
import { exampleFile } from "../../support/examples";

const STACKS = {
  provider: { resource: { aws_vpc: { main: {} } }, data: { aws_region: { current: {} } } },
  "odd & <id>": { resource: { aws_sqs_queue: { a: {}, b: {} } } },
};

function dataOf(name: string): ReportData {
  const world = worldOf(loadDeployment(exampleFile(name)));
  const access = accessReport(world);
  return {
    world,
    access,
    explained: explainedReport(access, undefined),
    network: {
      facts: [
        { text: "provider: nobody else comes in", about: "boundary" },
        { text: "provider: a calls b", about: "way" },
        { text: "provider: the log is kept", about: "record" },
      ],
      assumptions: ["others do their part", "others do their part"],
    },
    stacks: STACKS,
    stackFile: (id) => `stacks/${encodeURIComponent(id)}/cdk.tf.json`,
  };
}

const data = dataOf("several-consumers");
const documents = sizedDocuments(data.world);
const anchors = statementAnchors(documents);
const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };

/** The text of markup, as a reader sees it. */
function text(markup: { readonly text: string }): string {
  return markup.text
    .replace(/<[^>]*>/g, " ")
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => NAMED[name] ?? "")
    .replace(/\s+/g, " ");
}

describe("the matrix", () => {
  const markup = matrixSection(data, anchors).text;

  it("links every verdict to its explanation, and explains each call once", () => {
    const ids = callsIn(data.explained.apis.map(({ table }) => table)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...markup.matchAll(/href="#(call-[\d-]+)"/g)].map(([, id]) => id)).toEqual(ids);
    expect([...markup.matchAll(/<ol id="(call-[\d-]+)"/g)].map(([, id]) => id)).toEqual(ids);
  });

  it("says of each call what the evaluation says, in its order", () => {
    const [first] = data.access.matrices;
    const [call] = data.explained.apis[0]?.table.rows[0]?.cells[0] ?? [];
    const verdict = first?.rows[0]?.verdicts[0];
    expect(call?.allowed).toBe(verdict?.allowed);
    expect(call?.decisions.map(({ statement }) => statement?.sid)).toEqual(
      verdict?.steps.map(({ sid }) => sid),
    );
  });

  it("leads each statement that decided to a statement of the page", () => {
    const linked = [...markup.matchAll(/href="#(statement-[\d-]+)"/g)].map(([, id]) => id);
    const sizes = sizesSection(documents).text;
    expect(linked.length).toBeGreaterThan(10);
    expect(linked.filter((id) => !sizes.includes(`<pre id="${id}">`))).toEqual([]);
  });
});

describe("the proof", () => {
  it("says why each call of an intruder is refused, by the reason", () => {
    const { probes } = examine(data.world);
    const words = refusedCalls(probes, anchors).map(text).join("\n");
    expect(words).toMatch(/resource policy of provider: denied by DenyOtherEndpoints/);
    expect(probes.filter(({ sentence }) => !words.includes(sentence))).toEqual([]);
  });

  it("has every fact under its matter, and each assumption once", () => {
    const markup = proofSection(data, anchors);
    expect(text(markup)).toContain(
      "Facts of the stacks: no other way in or out (1) provider: nobody else comes in",
    );
    expect(markup.text).toContain('<ul id="facts-boundary">');
    expect(text(markup).match(/others do their part/g)).toHaveLength(1);
  });
});

describe("the sizes", () => {
  it("are of every policy that AWS limits: of endpoints, roles, keys, secrets, and authorizers' answers", () => {
    const whats = (name: string) => text(sizesSection(sizedDocuments(dataOf(name).world)));
    expect(whats("several-consumers")).toMatch(
      /the resource policy.+the trust policy of.+the STS endpoint policy.+the client's policy/,
    );
    expect(whats("api-key")).toMatch(
      /the policy of the authorizer.+the authorizer's answer to.+the Secrets Manager endpoint policy.+the policy of the KMS key.+the policy of the secret/,
    );
    expect(whats("mutual-tls")).toMatch(
      /the policy of the API's endpoint.+the policy of the certificate's secret/,
    );
  });

  it("are those of the text that is sent", () => {
    const policy = documents.find(({ what }) => what === "the resource policy");
    const size = Buffer.from(JSON.stringify(policy?.document)).length;
    expect(text(sizesSection(documents))).toContain(` ${size} 8192 ${Math.round((size / 8192) * 100)} %`);
  });
});

test("different statements have different anchors, whatever their owners are called", () => {
  const owners = ["a.b", "a_b", "a b", "a-b", "a_2e_b", "arn:aws:iam::1:role/x"];
  const ids = owners.map((owner) => anchorOf({ kind: "endpoint-policy", owner }, "Sid"));
  expect(new Set(ids).size).toBe(owners.length);
  expect(ids.join("")).toMatch(/^[\w.-]+$/);
});

test("the resources are listed by stack, with a link to its file, and without data sources", () => {
  const markup = resourcesSection(data).text;
  expect(markup).toContain("<summary>provider (1)</summary>");
  expect(markup).toContain('href="stacks/odd%20%26%20%3Cid%3E/cdk.tf.json"');
  expect(markup).toContain("<pre>aws_sqs_queue.a\naws_sqs_queue.b</pre>");
  expect(markup).not.toContain("aws_region");
});

test("the costs add up, and say of which day and region they are", () => {
  const words = text(costsSection(dataOf("front-door")));
  const rows = [...words.matchAll(/ (?<part>[a-z][\w .]+?) (\d+\.\d\d)(?= )/g)].map(([, , price]) =>
    Number(price),
  );
  const total = rows.pop();
  expect(rows.reduce((sum, price) => sum + price, 0)).toBeCloseTo(total ?? 0, 2);
  expect(words).toMatch(/in us-east-1, by the price table of 20\d\d-\d\d-\d\d/);
  expect(words).toMatch(/secrets of keys 1\.20 .*KMS keys 2\.00 .*balancer of front doors 16\.43/);
});

test("a control is answered by the facts about its matters, and by no others", () => {
  const rows = [...complianceSection(data).text.matchAll(/<tr><th scope="row">.*?<\/tr>/gs)].map(
    ([row]) => row,
  );
  const answers = (control: string) =>
    [...(rows.find((row) => row.includes(control)) ?? "").matchAll(/#facts-(\w+)/g)].map(
      ([, matter]) => matter,
    );
  expect(answers("NIST AC-4")).toEqual(["way", "boundary"]);
  expect(answers("NIST SC-7")).toEqual(["boundary"]);
  expect(answers("SOC 2 CC6.6")).toEqual(["boundary"]);
  expect(answers("NIST AC-3")).toEqual([]);
  expect(rows.find((row) => row.includes("NIST AC-3"))).toMatch(/calls of intruders are refused/);
  expect(text(complianceSection(data))).toContain("API_GW_PRIVATE_RESTRICTED");
});
