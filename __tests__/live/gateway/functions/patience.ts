/**
 * The factor by which the gateway waits longer than AWS for a function: it runs on the tests' machine, which
 * may be busy. Late functions are tested separately (`integration.test.ts`).
 */
export const PATIENCE = 20;
