import { many } from "../../../src/policies/document";
import { sessionEndpointPolicies, sessionPolicy } from "../../../src/policies/roles/session-policy";

const ROLES = ["arn:aws:iam::222222222222:role/shell", "arn:aws:iam::222222222222:role/other"];

/** The actions that a session needs, and no others. */
const CHANNELS = [
  "ssmmessages:CreateControlChannel",
  "ssmmessages:CreateDataChannel",
  "ssmmessages:OpenControlChannel",
  "ssmmessages:OpenDataChannel",
];

test("an instance may register and open the channels of sessions, nothing else", () => {
  expect(sessionPolicy().Statement).toEqual([
    {
      Sid: "OpenSessions",
      Effect: "Allow",
      Action: ["ssm:UpdateInstanceInformation", ...CHANNELS],
      Resource: "*",
    },
  ]);
});

test.each([
  ["ssm", ["ssm:UpdateInstanceInformation"]],
  ["ssmmessages", CHANNELS],
] as const)("the endpoint of %s allows only the instances, and only their actions", (service, actions) => {
  const [allow, ...others] = sessionEndpointPolicies(ROLES)?.[service].Statement ?? [];
  expect(others).toEqual([]);
  expect(allow).toMatchObject({ Effect: "Allow", Condition: { ArnEquals: { "aws:PrincipalArn": ROLES } } });
  expect(many(allow?.Action ?? [])).toEqual(actions);
});

test("the endpoints together allow the instance's actions, each those of its own service", () => {
  const actions = (["ssm", "ssmmessages"] as const).flatMap((service) =>
    (sessionEndpointPolicies(ROLES)?.[service].Statement ?? []).flatMap(({ Action }) => many<string>(Action)),
  );
  expect(actions).toEqual(sessionPolicy().Statement.flatMap(({ Action }) => many<string>(Action)));
});
