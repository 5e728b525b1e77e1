import { parseUserAction, type UserAction } from "../../../src/model/aws/user-action";
import { functionPolicy } from "../../../src/policies/roles/function-policy";

const runtime = { logGroupArn: "arn:logs", functionArn: "arn:function", tracing: false, inVpc: false };
const sids = (more: object) => functionPolicy({ ...runtime, ...more }).Statement.map(({ Sid }) => Sid);

test.each([
  ["only its log", {}, ["WriteLog"]],
  ["its table", { tableArn: "arn:table" }, ["WriteLog", "WriteTable"]],
  ["traces", { tracing: true }, ["WriteLog", "SendTraces"]],
  [
    "interfaces, which its code may not use",
    { inVpc: true },
    ["WriteLog", "ManageInterfaces", "DenyInterfacesToCode"],
  ],
])("a function may have %s", (_, more, expected) => {
  expect(sids(more)).toEqual(expected);
});

test("a function writes to its own log group and table only", () => {
  const [log, table] = functionPolicy({ ...runtime, tableArn: "arn:table" }).Statement;
  expect([log?.Resource, table?.Resource]).toEqual(["arn:logs:*", "arn:table"]);
});

test("a handler has the permissions of the file in addition, statement by statement", () => {
  const actions = ["s3:GetObject", "s3:ListBucket"].map((text) => parseUserAction(text) as UserAction);
  const statements = [
    { actions, resources: ["*"] },
    { actions: actions.slice(0, 1), resources: ["arn:a", "arn:b"] },
  ];
  expect(functionPolicy({ ...runtime, statements }).Statement.slice(1)).toEqual([
    { Sid: "Handler1", Effect: "Allow", Action: ["s3:GetObject", "s3:ListBucket"], Resource: "*" },
    { Sid: "Handler2", Effect: "Allow", Action: "s3:GetObject", Resource: ["arn:a", "arn:b"] },
  ]);
});
