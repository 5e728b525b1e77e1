import { partitionOf } from "../../../model/aws/partition";
import { type Finding, quoted, unexpected, unexpectedKey } from "../../findings/finding";
import type { UseOutline } from "../../outline/consumer/use";
import type { DeploymentOutline } from "../../outline/deployment";

/**
 * A consumer is where its private APIs are: an interface endpoint reaches those of its own region only. A regional API
 * may be anywhere that the consumer's credentials are known.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
 */
export function regions({ consumers }: DeploymentOutline): readonly Finding[] {
  return consumers.flatMap(({ region, uses }) =>
    region ? uses.flatMap((use) => elsewhere(use, region)) : [],
  );
}

function elsewhere({ kind, name, path, service, region }: UseOutline, own: string): readonly Finding[] {
  if (region === undefined || region === own) return [];
  const place = kind === "described" ? [...path, "api", "region"] : path;
  const why = `own region ${own}, as the API is private`;
  if (service.isPrivate && kind === "described")
    return [unexpected(place, `the consumer's ${why}`, quoted(region))];
  if (service.isPrivate)
    return [unexpectedKey(place, `a provider in the consumer's ${why}`, `${quoted(name)} in ${region}`)];
  const partition = partitionOf(own);
  if (partitionOf(region) === partition) return [];
  const wanted = `an API in the consumer's own partition ${partition}, where its credentials are known`;
  return [unexpectedKey(place, wanted, `one in ${region}`)];
}
