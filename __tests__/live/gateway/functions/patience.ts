/**
 * The gateway waits so many times longer than AWS for a function: it runs on the machine of the tests, which may be busy
 * with other things. A function that is late is tested by itself (`integration.test.ts`).
 */
export const PATIENCE = 20;
