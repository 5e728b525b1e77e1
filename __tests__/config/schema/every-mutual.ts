/** A deployment with every key that has to do with certificates of callers. */
export const EVERY_MUTUAL = `
name: shop
region: eu-west-1
state: { type: cloud, organization: acme }
providers:
  orders:
    account: "111111111111"
    roles: { path: /api/ }
    network: { cidr: 10.3.0.0/22, zones: [euw1-az1, euw1-az2, euw1-az3] }
    service:
      type: mtls-rest-api
      auth: certificate
      stage: live
      routes: [GET /, POST /orders, "GET /orders/{id}"]
      domain:
        name: mtls.example.com
        certificateArn: arn:aws:acm:eu-west-1:111111111111:certificate/12345678-1234-1234-1234-123456789012
        endpointType: private
      trustStore: { caBundle: ./issuing.pem, revocationLists: [./issuing.crl] }
      throttle: { ratePerSecond: 5, burst: 6 }
      waf: false
      executionLog: INFO
      accountLogRole: false
    externalConsumers:
      partner:
        account: "333333333333"
        endpointIds: [vpce-0123456789abcdef0]
        subjects: ["CN=partner,O=Acme,C=DE", "CN=partner 2,O=Acme,C=DE"]
        serials: ["0A:BC"]
        routes: [GET /]
      later: { account: "333333333333", subjects: ["CN=later,O=Acme,C=DE"] }
  signed:
    account: "111111111111"
    network: { cidr: 10.4.0.0/16, zones: [euw1-az1, euw1-az2] }
    service:
      type: mtls-rest-api
      auth: iam
      accountLogRole: false
      domain: { name: signed.example.com, hostedZoneId: Z0123456789ABCDEFGHIJ }
      trustStore: { caBundle: ./root.pem }
    externalConsumers:
      partner:
        account: "333333333333"
        callerRoleArns: [arn:aws:iam::333333333333:role/caller]
consumers:
  web:
    account: "222222222222"
    roles: { path: /web/ }
    link: linked
    network: { cidr: 10.1.0.0/20, zones: [euw1-az2, euw1-az1] }
    endpoints: { ssm: false, secretsManager: false }
    uses:
      orders: { subjects: ["CN=web,O=Acme,C=DE"], serials: ["0A", "0B"], routes: [GET /], slot: 7 }
      signed: { routes: [GET /] }
      far:
        api:
          type: mtls-rest-api
          auth: certificate
          id: a1b2c3d4e5
          stage: v2
          account: "444444444444"
          region: eu-west-1
          domain: far.example.com
          endpointServiceName: com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0
          zones: [euw1-az1, euw1-az2]
          routes: [GET /far]
        slot: 8
    clients:
      caller: { type: lambda, uses: orders, auth: certificate, timeoutSeconds: 3 }
      shell: { type: instance, uses: orders, auth: certificate, instanceType: t4g.small }
      signer: { type: lambda, uses: signed, auth: certificate }
      console: { type: instance, uses: signed, auth: certificate }
      distant: { type: lambda, uses: far, auth: certificate }
`;
