import { forwardedHeaders } from "./balancer-headers";

const peer = { address: "10.0.0.20", port: 80, scheme: "http" };
const headers = [
  ["X-Forwarded-For", "1.2.3.4"],
  ["x-forwarded-proto", "gopher"],
  ["x_crosslink_subject", "admin"],
  ["accept", "a/b"],
] as const;

test("a balancer puts the address of its own peer behind what the client says about itself", () => {
  expect(Object.fromEntries(forwardedHeaders(headers, peer, false))).toEqual({
    accept: "a/b",
    x_crosslink_subject: "admin",
    "X-Forwarded-For": "1.2.3.4, 10.0.0.20",
    "X-Forwarded-Proto": "http",
    "X-Forwarded-Port": "80",
  });
});

test("a balancer leaves out names that HTTP does not have where it is told so", () => {
  const names = forwardedHeaders(headers, peer, true).map(([name]) => name);
  expect(names).toEqual(["accept", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Port"]);
});
