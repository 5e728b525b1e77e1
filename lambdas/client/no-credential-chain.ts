/**
 * The bundler's replacement for `@aws-sdk/credential-provider-node`, which every AWS client imports to look
 * for credentials in files, in other services and on the command line. Crosslink's functions pass their
 * credentials to the client, so this one is never called. Without the original, bundles are smaller and start
 * faster, and no function can use other credentials.
 */
export function defaultProvider(): () => Promise<never> {
  return async () => {
    throw new Error("this function signs with the credentials that it was given, and with no others");
  };
}
