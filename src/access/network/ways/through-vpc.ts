import type { ApiExpectations, StackExpectations, Ways } from "../expectations";
import { assumption, type Finding } from "../finding";
import { doorWay } from "../front-doors/door-way";
import { ruleFindings } from "../groups/rule-findings";
import { enteredEndpoints } from "../mutual-tls/use/entered";
import { referent } from "../stack/reference";
import { ofType, type Stack } from "../stack/stack-json";
import { backendWays } from "./backend-ways";
import { clientWays } from "./client-ways";
import { type Ground, groundOf } from "./ground";
import { madeEndpoints } from "./made-endpoints";
import { outsideVpc } from "./outside-vpc";
import { type Reach, together } from "./reach";

/** The ways through a stack's VPC, made or adopted, and that its groups let nothing pass beside them. */
export function throughVpc(stack: Stack, ways: Ways, expected: StackExpectations): readonly Finding[] {
  const ground = groundOf(stack, ways);
  const { findings, needs } = together(
    expected.api
      ? waysOfApi(ground, expected.api)
      : [clientWays(ground, expected), doorWay(ground, expected)],
  );
  return [
    ...findings,
    ...madeEndpoints(stack, ways, enteredEndpoints(stack, expected)),
    ...ruleFindings(stack, needs),
    ...adoptedVpcs(stack),
  ];
}

/** The functions of an API may run in a VPC, and its entrance has one of its own. */
function waysOfApi(ground: Ground, { runsInVpc = true, entrance }: ApiExpectations): readonly Reach[] {
  const { stack } = ground;
  const functions = ofType(stack, "aws_lambda_function");
  return [
    runsInVpc
      ? backendWays(ground)
      : { findings: functions.flatMap((one) => outsideVpc(stack, one)), needs: [] },
    ...(entrance ? [entranceWay(ground, entrance)] : []),
  ];
}

/** Loaded on use, as most APIs have no entrance. */
const entranceWay: typeof import("../mutual-tls/entrance").entranceWay = (...args) => {
  const { entranceWay } = require("../mutual-tls/entrance") as typeof import("../mutual-tls/entrance");
  return entranceWay(...args);
};

/** Nothing of an adopted VPC is in the stack but what is put into it. */
function adoptedVpcs(stack: Stack): readonly Finding[] {
  const vpcs = ofType(stack, "aws_security_group").map(({ attributes }) =>
    referent(stack, attributes.vpc_id),
  );
  return [...new Set(vpcs)]
    .filter((vpc) => vpc !== undefined && !stack.resources.has(vpc))
    .map((vpc) =>
      assumption(
        stack,
        `routes, network ACLs and DNS of ${vpc} are its owner's, and so is everything else in it`,
      ),
    );
}
