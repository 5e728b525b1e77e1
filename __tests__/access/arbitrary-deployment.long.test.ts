import fc from "fast-check";
import { arbitraryDeployment } from "../support/arbitrary/arbitrary-deployment";

/**
 * The features that at least a twentieth of the generated files must have: a feature that never occurs is
 * never tested.
 */
const IN_A_TWENTIETH: Readonly<Record<string, RegExp>> = {
  "private APIs": /"private-rest-api","auth":"iam"/,
  "private APIs without authorization": /"private-rest-api","auth":"none"/,
  "regional APIs": /"regional-rest-api","auth":"iam"/,
  "APIs that anybody may call": /"acknowledgePublic":true/,
  "described regional APIs": /"type":"regional-rest-api"[^{]*\}\}\},"clients"/,
  "roles that are let in by name": /"allowRoles"/,
  "the intruder's name among them": /"in\*r"/,
  "consumers outside any VPC": /"account":"\d+","uses"/,
  "consumers in a VPC": /"network":/,
  "instances that sign": /"type":"instance","auth":"direct"/,
  "instances that do not": /"type":"instance","auth":"none"/,
  "endpoints of sessions, asked for": /"ssm":true/,
  "sessions by a way of the VPC's own": /"ssm":false/,
  "APIs of another region": /"region":"(?:us-east-1|us-gov-east-1|cn-northwest-1)"/,
  "consumers outside the file": /"externalConsumers":\{"partner"/,
  "state in the cloud": /"link":"linked"/,
};

test("generated files cover every feature of a deployment file", () => {
  const texts = fc
    .sample(arbitraryDeployment, { numRuns: 250, seed: 5 })
    .map((file: object) => JSON.stringify(file));
  const shares = Object.entries(IN_A_TWENTIETH).map(
    ([what, shape]) => [what, texts.filter((text) => shape.test(text)).length / texts.length] as const,
  );
  expect(shares.filter(([, share]) => share < 0.05)).toEqual([]);
});
