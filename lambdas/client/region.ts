import { REGION } from "./environment";
import type { Expectations } from "./read-environment";

/**
 * The variable that Lambda itself sets.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export interface RegionEnvironment {
  /** The function's region, whose AWS endpoints it calls. */
  readonly AWS_REGION: string;
}

export const REGION_ENVIRONMENT: Expectations<RegionEnvironment> = {
  AWS_REGION: { expected: "the function's region", accepts: (region) => REGION.test(region) },
};
