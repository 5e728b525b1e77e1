/**
 * The security policy of listeners: TLS 1.3, and TLS 1.2 with forward secrecy.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
export const TLS_1_2_AND_1_3 = "ELBSecurityPolicy-TLS13-1-2-2021-06";
