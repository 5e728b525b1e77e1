import fc from "fast-check";
import { encodePath, encodeQuery, encodeText } from "../../../../lambdas/client/send/percent";

describe("a path goes on the wire in one form", () => {
  test.each([
    ["/", "/"],
    ["/orders/42/", "/orders/42/"],
    ["/-._~09AZaz", "/-._~09AZaz"],
    ["/a b", "/a%20b"],
    ["/a%20b", "/a%20b"],
    ["/%61%2db", "/a-b"],
    ["/a%2fb", "/a%2Fb"],
    ["/a+b:c@d", "/a%2Bb%3Ac%40d"],
    ["/!'()*", "/%21%27%28%29%2A"],
    ["/Citroën", "/Citro%C3%ABn"],
    ["/🚗", "/%F0%9F%9A%97"],
    ["/%ff", "/%FF"],
  ])("%s is sent as %s", (path, sent) => {
    expect(encodePath(path)).toBe(sent);
  });

  test("encoding it again changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const once = encodePath(`/${encodeText(text)}`);
        expect(encodePath(once)).toBe(once);
        expect(decodeURIComponent(once)).toBe(`/${text}`);
      }),
    );
  });
});

describe("a query goes on the wire", () => {
  test.each([
    [{}, ""],
    [{ page: ["2"] }, "page=2"],
    [{ tag: ["b", "a"], page: ["1"] }, "tag=b&tag=a&page=1"],
    [{ "a b": ["c+d&e=f"] }, "a%20b=c%2Bd%26e%3Df"],
    [{ q: ["ë!'()*~"] }, "q=%C3%AB%21%27%28%29%2A~"],
    [{ empty: [""], none: [] }, "empty="],
  ])("%j as %s", (query, sent) => {
    expect(encodeQuery(query)).toBe(sent);
  });
});
