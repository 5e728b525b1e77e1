import type { StrictRule } from "../support/strict/rule";

/** What the gateway decides about calls as AWS does, whatever the emulator would have let pass. */
export const GATEWAY_RULES: readonly StrictRule[] = [];
