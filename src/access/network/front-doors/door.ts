import { endpointTypeFindings } from "../api/api";
import { authorizerStage } from "../api/authorizer-stage";
import { deploymentFindings } from "../api/deployment";
import { aboutKeys, authorizerFindings } from "../api/key-scheme";
import { operationFindings } from "../api/operations";
import { authorizerSource, permissions, permitted } from "../api/permissions";
import { stageFindings } from "../api/stage";
import { alone } from "../api/view";
import { type Finding, problem } from "../finding";
import type { DoorExpectations } from "../key-expectations";
import { keyFunctionsOf } from "../keys/key-functions";
import type { Resource, Stack } from "../stack/stack-json";
import { wholeDocument } from "./door-document";
import { doorFunctions } from "./door-functions";
import { doorStage } from "./door-stage";
import { goesOn } from "./goes-on";

/** A front door of the file, and the API that it is. */
export interface Door {
  readonly name: string;
  readonly expected: DoorExpectations;
  readonly stage: Resource;
  readonly api: Resource;
}

/** The API of a front door: on the internet, with an authorizer of its own, in front of the API of a use. */
export function doorFindings(stack: Stack, door: Door): readonly Finding[] {
  const { api, stage, expected } = door;
  const view = alone(stack, api);
  const authorizer = keyFunctionsOf(stack).authorizers.get(api.address);
  return [
    ...endpointTypeFindings(stack, api, "REGIONAL"),
    ...operationFindings(stack, api, { auth: "api-key", keys: expected.keys }, goesOn(stack, door)),
    ...wholeDocument(stack, door),
    ...authorizerFindings(stack, api, aboutKeys(expected.keys, false)),
    ...stageFindings(view, stage, { waf: expected.waf, hasKeys: true }),
    ...doorStage(view, door),
    ...deploymentFindings(view, api, stage, false),
    ...(authorizer === undefined
      ? [problem(stack, `expected ${api.address} to ask a function of the stack, got none`)]
      : [
          ...askedBy(view, api, authorizer),
          ...authorizerStage(stack, authorizer, stage, ["UPSTREAM_SECRET_ARN", "CALLER_SECRET_ARNS"]),
          ...doorFunctions(stack, door, authorizer),
        ]),
  ];
}

function askedBy(view: Stack, api: Resource, authorizer: string): readonly Finding[] {
  const source = authorizerSource(api);
  const wrong = permissions(view, [{ function: authorizer, source }]);
  return wrong.length > 0 ? wrong : [permitted(view, source, authorizer)];
}
