/**
 * How many times longer than AWS the gateway waits for a function: it runs on the machine of the tests, which may be busy
 * with other things. What becomes of a function that is late is tested by itself (`integration.test.ts`).
 */
export const PATIENCE = 20;
