import type { DEFAULTS } from "../defaults";
import { route } from "../provider/routes";
import { whole } from "../values/scalars";

/** The least that is left to functions that keep a key in memory, and to API Gateway, which keeps answers. */
const LEAST_GRACE_MINUTES = 10;
const MOST_GRACE_MINUTES = 30 * 24 * 60;

/**
 * The rotation of a key by Secrets Manager.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html
 */
export function keyRotation({
  rotateEveryDays,
  graceMinutes,
}: typeof DEFAULTS.key | typeof DEFAULTS.callerKey) {
  return {
    rotateEveryDays: whole("days", 1, 1000)
      .optional()
      .meta({ default: rotateEveryDays })
      .describe("How many days a key is used before another takes its place."),
    graceMinutes: whole("minutes", LEAST_GRACE_MINUTES, MOST_GRACE_MINUTES)
      .optional()
      .meta({ default: graceMinutes })
      .describe("How long a key is still accepted after another took its place."),
    testRoute: route
      .optional()
      .describe(
        "The route that a rotation calls with the new key before it takes the place of the old one. Default: the first that may be called at any time (GET, HEAD or OPTIONS).",
      ),
  };
}
