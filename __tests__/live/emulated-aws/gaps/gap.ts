import type { Interceptor } from "../proxy";

/** A call that moto answers differently from AWS, and what the proxy makes of it. */
export interface Gap {
  /** The behaviour of AWS and that of moto, and who relies on the difference. */
  readonly because: string;
  readonly intercept: Interceptor;
}
