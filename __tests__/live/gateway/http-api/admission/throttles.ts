import type { HttpRoute } from "../apis/http-routes";
import type { HttpStage, Throttle } from "../apis/http-stages";

/** A bucket of tokens, as of a moment. */
interface Bucket {
  readonly tokens: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * The buckets of tokens of stages and routes: each request takes one, and is refused where none is left. A route with limits
 * of its own has its own bucket, all others share that of their stage (*assumed*). Refused callers take tokens too, since
 * tokens are counted before callers are known (*assumed*).
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
 */
export class Throttles {
  readonly #buckets = new Map<string, Bucket>();

  /**
   * Takes a token for a request.
   * @param now milliseconds since 1970
   * @returns false where there was none
   */
  take(
    apiId: string,
    { name, throttle, routeThrottles }: HttpStage,
    { key }: HttpRoute,
    now: number,
  ): boolean {
    const own = routeThrottles[key];
    const limit = own ?? throttle;
    if (limit === undefined) return true;
    return this.#take([apiId, name, own ? key : ""].join(" "), limit, now);
  }

  #take(name: string, { burst, ratePerSecond }: Throttle, now: number): boolean {
    const { tokens, at } = this.#buckets.get(name) ?? { tokens: burst, at: now };
    const filled = Math.min(burst, tokens + ((now - at) / 1000) * ratePerSecond);
    const isThere = filled >= 1;
    this.#buckets.set(name, { tokens: isThere ? filled - 1 : filled, at: now });
    return isThere;
  }
}
