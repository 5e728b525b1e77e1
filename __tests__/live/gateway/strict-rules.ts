import type { StrictRule } from "../support/strict/rule";

/** The rules by which the gateway decides about calls, whatever the emulator would have let pass. */
export const GATEWAY_RULES: readonly StrictRule[] = [];
