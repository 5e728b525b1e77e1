/** A deployment with every key that has to do with keys of callers, in an adopted network. */
export const EVERY_KEYED = `
name: shop
region: eu-west-1
state: { type: cloud, organization: acme }
providers:
  orders:
    account: "111111111111"
    roles: { path: /api/ }
    service:
      type: private-rest-api
      auth: api-key
      routes: [GET /, POST /orders, "GET /orders/{id}"]
      executionLog: "OFF"
      accountLogRole: false
      authorizer: { cacheSeconds: 60 }
    externalConsumers:
      partner:
        account: "333333333333"
        endpointIds: [vpce-0123456789abcdef0]
        apiKeySecretArn: arn:aws:secretsmanager:eu-west-1:333333333333:secret:keys/partner-a1B2c3
        routes: [GET /]
consumers:
  web:
    account: "222222222222"
    roles: { path: /web/ }
    link: linked
    network:
      vpcId: vpc-01234567
      clientSubnetIds: [subnet-0000000c]
      endpointSubnetIds: [subnet-0000000a, subnet-0000000b]
      addresses: { subnet-0000000a: 10.1.2.20, subnet-0000000b: 100.64.0.9 }
    endpoints:
      executeApi: { privateDns: false }
      secretsManager: false
    uses:
      orders:
        routes: [GET /, POST /orders]
        apiKey: { rotateEveryDays: 7, graceMinutes: 60, testRoute: POST /orders }
      far:
        api:
          id: a1b2c3d4e5
          account: "444444444444"
          auth: api-key
          authorizerRoleArn: arn:aws:iam::444444444444:role/path/reader
          knownAs: web-shop
          routes: ["GET /files/{rest+}"]
        apiKey: { rotateEveryDays: 1000, graceMinutes: 43200, testRoute: "GET /files/{rest+}" }
    clients:
      reader: { type: lambda, uses: orders, auth: api-key, timeoutSeconds: 3 }
      distant: { type: lambda, uses: far, auth: api-key }
      door:
        type: rest-front-door
        uses: orders
        stage: live
        throttle: { ratePerSecond: 5, burst: 6 }
        accessLog: { retentionDays: 7, kmsKeyArn: arn:aws:kms:eu-west-1:222222222222:key/1 }
        executionLog: "OFF"
        accountLogRole: false
        waf: { managedRuleGroups: [], rateLimitPer5Minutes: 100 }
        tracing: false
        authorizer: { cacheSeconds: 0 }
        callers:
          mobile: { routes: [GET /], rotateEveryDays: 30, graceMinutes: 10, testRoute: GET / }
          back-office: {}
`;
