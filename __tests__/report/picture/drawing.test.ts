import * as fc from "fast-check";
import { html } from "../../../src/report/page/html";
import { layoutOf } from "../../../src/report/picture/drawing/layout";
import { mermaidOf } from "../../../src/report/picture/drawing/mermaid";
import { svgOf } from "../../../src/report/picture/drawing/svg";
import type { Picture } from "../../../src/report/picture/picture";
import { DEFAULT, deploymentFrom } from "../../support/deployment";
import { pictureOf } from "../../support/report/picture-of";

const picture = pictureOf(deploymentFrom(DEFAULT));

/** A picture whose every text is the same. */
const saying = (text: string): Picture => ({
  groups: [
    {
      label: text,
      nodes: [
        { id: "a", lines: [text, text] },
        { id: "b", lines: [text] },
      ],
    },
  ],
  edges: [{ from: "a", to: "b", label: text, calls: [] }],
});

const HOSTILE = fc
  .array(
    fc.constantFrom(
      ...[
        "<",
        ">",
        "&",
        '"',
        "'",
        "`",
        "]",
        "[",
        "|",
        "#",
        ";",
        "\\",
        "\n",
        "\r",
        "\t",
        "\u0000",
        "\u202e",
        "\u{1f600}",
      ],
      ...["</svg>", "<script>", "-->", "]]>", "end", "click", "%%{init", "javascript:alert(1)", "é"],
    ),
    { minLength: 1, maxLength: 20 },
  )
  .map((all) => all.join(""));

describe("a layout", () => {
  it("has a box for each frame and node, and a line for each edge", async () => {
    const { groups, nodes, edges } = await layoutOf(picture);
    expect([groups.length, nodes.length, edges.length]).toEqual([5, 7, 6]);
    expect(nodes.every(({ left, right, bottom, top }) => right > left && top > bottom)).toBe(true);
  });

  it("is the same each time", async () => {
    expect(await layoutOf(picture)).toEqual(await layoutOf(picture));
  });

  it("has no two nodes in one place, and each within a frame", async () => {
    const { groups, nodes } = await layoutOf(picture);
    const apart = (a: (typeof nodes)[number], b: (typeof nodes)[number]) =>
      a.right <= b.left || b.right <= a.left || a.top <= b.bottom || b.top <= a.bottom;
    const pairs = nodes.flatMap((a, i) => nodes.slice(i + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => !apart(a, b))).toEqual([]);
    const framed = (node: (typeof nodes)[number]) =>
      groups.some(
        (g) => g.left < node.left && node.right < g.right && g.bottom < node.bottom && node.top < g.top,
      );
    expect(nodes.filter((node) => !framed(node))).toEqual([]);
  });

  it("is not misled by any text", async () => {
    await fc.assert(
      fc.asyncProperty(HOSTILE, async (text) => {
        const { groups, nodes, edges } = await layoutOf(saying(text));
        expect([groups.length, nodes.length, edges.length]).toEqual([1, 2, 1]);
      }),
      { numRuns: 50 },
    );
  });
});

describe("SVG", () => {
  it("names the calls of an edge in a page, and is no button in a file of its own", async () => {
    const layout = await layoutOf(picture);
    expect(svgOf(picture, layout, "page").text).toContain('data-calls="call-0-0-0 call-0-0-1"');
    expect(svgOf(picture, layout, "file").text).not.toMatch(/role="button"|data-calls/);
  });

  it("holds no element but its own, whatever a text says", async () => {
    const elements = (svg: string) => [...svg.matchAll(/<(\w+)/g)].map(([, name]) => name);
    const plain = svgOf(saying("x"), await layoutOf(saying("x")), "page").text;
    await fc.assert(
      fc.asyncProperty(HOSTILE, async (text) => {
        // A comma ends a line of an edge's label, and would add a text of its own.
        const one = saying(text);
        const svg = svgOf(one, await layoutOf(one), "page").text;
        expect(elements(svg)).toEqual(elements(plain));
        expect(html`${text}`.text).not.toMatch(/[<>"']/);
      }),
      { numRuns: 50 },
    );
  });
});

describe("Mermaid", () => {
  it("draws the default deployment", () => {
    expect(mermaidOf(picture)).toContain(
      '    subgraph g1["VPC 10.1.0.0/16, zones a, b"]\n      subgraph g2["client subnets"]\n        n0["direct<br/>Lambda function<br/>signs as itself"]\n',
    );
    expect(mermaidOf(picture)).toMatch(/^ {2}n\d+ -->\|"resource policy"\| n\d+$/m);
  });

  it("has of any text nothing that could end its label", () => {
    const shape = (text: string) => text.replace(/"[^"\n]*"/g, '""');
    const plain = shape(mermaidOf(saying("x")));
    fc.assert(
      fc.property(HOSTILE, (text) => {
        const written = mermaidOf(saying(text));
        expect(shape(written)).toBe(plain);
        expect(written.replaceAll("<br/>", "").replace(/ -->|-\.->/g, "")).not.toMatch(/[<>`\\\u202e]/);
      }),
    );
  });
});
