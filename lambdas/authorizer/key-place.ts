import { GetParameterCommand, type SSMClient } from "@aws-sdk/client-ssm";
import { isRecord } from "../client/event/problem";
import { SECRET_ARN } from "../keys/secret-arn";
import { UNLINKED } from "./key-holder";

/** The place that keeps a holder's keys, and the endpoints that its calls come through. */
export interface KeyPlace {
  readonly secretArn: string;
  /** Absent = anywhere. */
  readonly endpointIds?: readonly string[];
}

/**
 * Reads a consumer's place from its parameter, `<path>/<consumer>`. An endpoint or a secret that is not known yet makes the
 * consumer unlinked.
 * @throws Error if the parameter is malformed, or an error of Systems Manager
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
 */
export function placesIn(
  ssm: Pick<SSMClient, "send">,
  path: string,
): (consumer: string) => Promise<KeyPlace> {
  return async (consumer) => {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: `${path}/${consumer}` }));
    const place = parsePlace(Parameter?.Value);
    if (place === undefined)
      throw new Error(`the parameter ${path}/${consumer} is not { endpointIds, secretArn }`);
    return place;
  };
}

function parsePlace(text: string | undefined): KeyPlace | undefined {
  const { endpointIds, secretArn } = parseRecord(text);
  if (!Array.isArray(endpointIds) || !endpointIds.every((id) => typeof id === "string")) return undefined;
  if (endpointIds.includes(UNLINKED) || secretArn === UNLINKED)
    return { endpointIds: [UNLINKED], secretArn: "" };
  const isArn = typeof secretArn === "string" && SECRET_ARN.test(secretArn);
  return isArn ? { endpointIds, secretArn } : undefined;
}

function parseRecord(text = ""): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : {};
  } catch {
    // Its error would quote the text; what is missing is said instead.
    return {};
  }
}
