import { isAnswer, saidBy } from "../../../lambdas/keys/failure";
import { awsError } from "../../support/fakes/fake-secrets";

test.each([
  ["AWS's error", awsError("AccessDeniedException", "no"), "AccessDeniedException: no", true],
  ["an error without a name of its own", new Error("connect ECONNREFUSED"), "connect ECONNREFUSED", false],
  [
    "an answer that is not JSON, which its error quotes",
    new SyntaxError('"a.key"... is not'),
    "SyntaxError",
    false,
  ],
  ["something that is no error", "a.key", "an unknown error", false],
])("%s", (_, error, says, answered) => {
  expect(saidBy(error)).toBe(says);
  expect(isAnswer(error)).toBe(answered);
});
