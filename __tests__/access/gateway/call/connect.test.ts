import { type Connecting, connect, type Known } from "../../../../src/access/gateway/call/connect";
import type { Service } from "../../../../src/access/gateway/picture/service";
import { service } from "../literal-picture";

const OWN: Connecting = { account: "111111111111", endpoint: "endpoint.todo of gateway" };
const TODO = service("todo");
const STATED = { address: "accepter.partner", endpoint: "vpce-1", isRead: false };

const isConnected = (to: Service, from: Connecting, known: Known = "every state") =>
  connect(to, from, known).every(({ passes }) => passes);

test.each<[string, Service, Partial<Connecting>, boolean]>([
  ["the accepted endpoint connects", TODO, {}, true],
  ["another endpoint of the same account does not", TODO, { endpoint: "vpce-2" }, false],
  ["another account's endpoint does not, whatever its id", TODO, { account: "999999999999" }, false],
  ["an endpoint that no resource accepts any more does not", { ...TODO, acceptances: [] }, {}, false],
  ["an accepted endpoint without a principal does not", { ...TODO, principals: [] }, {}, false],
  [
    "a star among the principals lets another account ask",
    { ...TODO, principals: ["*"] },
    { account: "999999999999" },
    true,
  ],
  [
    "a role of an account is taken for the account",
    { ...TODO, principals: ["arn:aws:iam::111111111111:role/a"] },
    {},
    true,
  ],
  [
    "without acceptance the principal is enough",
    { ...TODO, isAcceptanceRequired: false },
    { endpoint: "vpce-2" },
    true,
  ],
  [
    "an acceptance of nothing that is known is of nobody",
    { ...TODO, acceptances: [{ address: "a", isRead: true }] },
    {},
    false,
  ],
])("%s", (_, to, from, expected) => {
  expect(isConnected(to, { ...OWN, ...from })).toBe(expected);
});

test("while no state is known only endpoints that the file names connect", () => {
  const both = { ...TODO, acceptances: [...TODO.acceptances, STATED] };
  expect(isConnected(both, OWN, "no state")).toBe(false);
  expect(isConnected(both, { ...OWN, endpoint: "vpce-1" }, "no state")).toBe(true);
});
