import { readEnvironment } from "../../../examples/services/http/read-environment";
import { LISTEN_ENVIRONMENT } from "../../../examples/services/http/serve";
import { readTodoEnvironment } from "../../../examples/services/todo/environment";

test("a service listens on port 8080 of every address, unless it is told another", () => {
  expect(readEnvironment({}, LISTEN_ENVIRONMENT)).toEqual({ PORT: "8080", HOST: "0.0.0.0" });
  expect(readEnvironment({ PORT: "1", HOST: "127.0.0.1", OTHER: "x" }, LISTEN_ENVIRONMENT)).toEqual({
    PORT: "1",
    HOST: "127.0.0.1",
  });
});

test("everything that is missing or malformed is named at once", () => {
  expect(() => readTodoEnvironment({ PORT: "http", TABLE_NAME: "a b" })).toThrow(
    `the environment is not usable:
  PORT: expected a port, got http
  TABLE_NAME: expected the name of a table, got a b
  AWS_REGION: expected a region like eu-west-1, got nothing`,
  );
});

test("a store in memory needs no table", () => {
  expect(readTodoEnvironment({ STORE: "memory" })).toEqual({
    PORT: "8080",
    HOST: "0.0.0.0",
    STORE: "memory",
  });
  expect(() => readTodoEnvironment({ STORE: "disk" })).toThrow(
    "STORE: expected dynamodb or memory, got disk",
  );
});
