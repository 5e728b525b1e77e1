/** The route by which a gateway with `keepWarm` calls itself. */
export const KEEP_WARM = "GET /.crosslink/keep-warm";

/** The service that its calls ask the balancer for, which is none: uses have letters, digits and dashes. */
export const NO_SERVICE = ".keep-warm";
