import { optionsFor } from "../../src/bundle/compile";
import { lambdaFile } from "../../src/bundle/lambdas";

test("a function of Crosslink's has no chain of credential providers, a user's handler keeps it", () => {
  expect(optionsFor(lambdaFile("direct", "handler.ts"))).toHaveProperty("alias");
  expect(optionsFor("/project/handlers/orders.ts")).not.toHaveProperty("alias");
});
