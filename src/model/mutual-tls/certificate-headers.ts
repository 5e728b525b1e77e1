/**
 * The headers in which a load balancer tells who holds the certificate that it verified, in lower case as HTTP/2 has them: subject,
 * issuer and serial number.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html#mtls-http-headers
 */
export const CERTIFICATE_HEADERS = [
  "x-amzn-mtls-clientcert-subject",
  "x-amzn-mtls-clientcert-issuer",
  "x-amzn-mtls-clientcert-serial-number",
] as const;
