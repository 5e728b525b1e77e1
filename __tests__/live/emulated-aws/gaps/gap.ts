import type { Interceptor } from "../proxy";

/** A call that moto answers differently from AWS, and what the proxy makes of it. */
export interface Gap {
  /** What AWS does, what moto does, and who relies on the difference. */
  readonly because: string;
  readonly intercept: Interceptor;
}
