/**
 * What the bundler puts in the place of `@aws-sdk/credential-provider-node`, which every AWS client imports
 * to look for credentials in files, in other services and on the command line. Our functions hand theirs
 * over, so this is never called; without the original, bundles are smaller and start faster, and none can use
 * other credentials.
 */
export function defaultProvider(): () => Promise<never> {
  return async () => {
    throw new Error("this function signs with the credentials that it was given, and with no others");
  };
}
