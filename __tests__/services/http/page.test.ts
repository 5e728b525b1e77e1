import { pageQuery } from "../../../examples/services/http/page";

test.each([
  ["", { limit: 20, next: undefined }],
  ["limit=1", { limit: 1, next: undefined }],
  ["limit=100&next=ada-2", { limit: 100, next: "ada-2" }],
])("the page of ?%s", (query, page) => {
  expect(pageQuery(new URLSearchParams(query))).toEqual(page);
});

test.each(["limit=0", "limit=101", "limit=-1", "limit=1.5", "limit=", "limit=1e1", "limit= 1"])(
  "?%s is refused",
  (query) => {
    expect(() => pageQuery(new URLSearchParams(query))).toThrow("limit: expected a number from 1 to 100");
  },
);

test.each(["next=", "next=A", "next=a%2Fb", `next=${"a".repeat(65)}`])("?%s is refused", (query) => {
  expect(() => pageQuery(new URLSearchParams(query))).toThrow("next: expected the cursor of a page");
});
