import { DEFAULT_STAGE } from "../../../../model/gateway/names";
import { deployOnly } from "../../cause";
import { gatewayCause } from "./gateway-cause";

export const apiAbsent = gatewayCause({
  id: "gateway-absent",
  hop: "api",
  name: "The gateway's HTTP API does not exist",
  reads: ["httpApi"],
  look: ({ httpApi }, { consumer }) =>
    httpApi !== undefined
      ? undefined
      : {
          evidence: [{ live: "none", intended: `an HTTP API ${consumer.name}` }],
          mend: deployOnly(consumer),
        },
});

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html */
export const switchedOff = gatewayCause({
  id: "gateway-switched-off",
  hop: "api",
  name: "The gateway does not answer at its execute-api name",
  reads: ["httpApi"],
  look: ({ httpApi }, { consumer, client }) => {
    const intended = client.domain !== undefined;
    if (httpApi === undefined || httpApi.isSwitchedOff === intended) return undefined;
    const words = (isOff: boolean) => `the execute-api name is ${isOff ? "off" : "on"}`;
    return {
      evidence: [{ live: words(httpApi.isSwitchedOff), intended: words(intended) }],
      // Beside a name of its own it would be another way in, and refuse nobody.
      refuses: httpApi.isSwitchedOff,
      mend: deployOnly(consumer),
    };
  },
});

export const domainUnmapped = gatewayCause({
  id: "gateway-domain",
  hop: "api",
  name: "The gateway's own name does not lead to its stage",
  reads: ["httpApi", "mappings"],
  look: ({ httpApi, mappings }, { consumer, client }) => {
    if (client.domain === undefined || httpApi === undefined) return undefined;
    if (mappings?.some(({ apiId, stage }) => apiId === httpApi.id && stage === DEFAULT_STAGE))
      return undefined;
    const { name } = client.domain;
    const led = mappings?.map(({ apiId, stage }) => `${apiId}/${stage}`).join(", ");
    const live = mappings === undefined ? `no domain name ${name}` : `${name} leads to ${led || "nothing"}`;
    return {
      evidence: [{ live, intended: `${httpApi.id}/${DEFAULT_STAGE}` }],
      mend: deployOnly(consumer),
    };
  },
});

export const stageAbsent = gatewayCause({
  id: "gateway-stage-absent",
  hop: "api",
  name: "The gateway has no stage, and so answers nothing",
  reads: ["httpApi", "httpStage"],
  look: ({ httpApi, httpStage }, { consumer }) => {
    if (httpApi === undefined || httpStage !== undefined) return undefined;
    const evidence = [{ live: `${httpApi.id} has no stage`, intended: `the stage ${DEFAULT_STAGE}` }];
    return { evidence, mend: deployOnly(consumer) };
  },
});

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html */
export const notDeployed = gatewayCause({
  id: "gateway-not-deployed",
  hop: "api",
  name: "The stage does not serve changes of the gateway at once",
  reads: ["httpStage"],
  look: ({ httpStage }, { consumer }) => {
    if (httpStage === undefined) return undefined;
    const { autoDeploy, lastDeployment = "" } = httpStage;
    if (autoDeploy && !/fail|error|unable/i.test(lastDeployment)) return undefined;
    const live = autoDeploy ? lastDeployment : "automatic deployment is off";
    return {
      evidence: [{ live, intended: "automatic deployment, of which the last one succeeded" }],
      // It goes on serving what it served before.
      refuses: false,
      mend: deployOnly(consumer),
    };
  },
});
