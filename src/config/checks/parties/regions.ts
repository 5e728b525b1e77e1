import { partitionOf } from "../../../model/aws/partition";
import { expected, type Finding, type Path, quoted } from "../../findings/finding";
import { consumersOf, type DeploymentDraft, named, regionOf, usesOf } from "../../outline/draft";

/**
 * A consumer is where its private APIs are: an interface endpoint reaches those of its own region only.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
 */
export function regions(file: DeploymentDraft): readonly Finding[] {
  return consumersOf(file).flatMap((consumer) => {
    const own = regionOf(file, consumer.value);
    if (own === undefined) return [];
    return usesOf(consumer).flatMap(({ name, path, value }): readonly Finding[] => {
      if (value === undefined) return [];
      if ("api" in value) {
        const region = value.api?.region;
        if (region === undefined || region === own) return [];
        if (value.api?.type === "regional-rest-api") return foreign([...path, "api", "region"], region, own);
        const message = expected(`the consumer's own region ${own}, as the API is private`, quoted(region));
        return [{ path: [...path, "api", "region"], message }];
      }
      const provider = named(file.providers, name);
      const region = provider && regionOf(file, provider);
      if (region === undefined || region === own) return [];
      if (provider?.service?.type !== "private-rest-api") return foreign(path, region, own);
      const message = expected(
        `a provider in the consumer's own region ${own}, as the API is private`,
        `${quoted(name)} in ${region}`,
      );
      return [{ path, message, at: "key" }];
    });
  });
}

/** A regional API may be anywhere that the consumer's credentials are known. */
function foreign(path: Path, region: string, own: string): readonly Finding[] {
  if (partitionOf(region) === partitionOf(own)) return [];
  const wanted = `an API in the consumer's own partition ${partitionOf(own)}, where its credentials are known`;
  return [{ path, message: expected(wanted, `one in ${region}`), at: "key" }];
}
