const DIGEST = `sha256:${"0a1b2c3d".repeat(8)}`;
const CERTIFICATE =
  "arn:aws-us-gov:acm:us-gov-west-1:111111111111:certificate/12345678-1234-1234-1234-123456789012";

/** A deployment with every key of gateways and of the services behind them, but for those that exclude each other. */
export const EVERY_GATEWAY = `
name: shop
region: us-gov-west-1
state: { type: cloud, organization: acme }
providers:
  todo:
    account: "222222222222"
    credentials: { profile: todo }
    roles: { path: /todo/ }
    network: { cidr: 10.4.0.0/22, zones: [usgw1-az1, usgw1-az2] }
    service:
      type: endpoint-service
      port: 8443
      healthPath: /health/z
      tls: true
      logs: { retentionDays: 7, kmsKeyArn: arn:aws-us-gov:kms:us-gov-west-1:222222222222:key/1 }
      compute:
        type: ec2
        entry: ./services/todo.ts
        instanceType: m7g.large
        min: 1
        max: 3
        environment: { LOG_LEVEL: debug, PATTERN: "\${x}" }
        table: true
        deletionProtection: false
    externalConsumers:
      partner: { account: "555555555555", endpointIds: [vpce-01234567, vpce-0123456789abcdef0] }
  names:
    account: "333333333333"
    network: { cidr: 10.5.0.0/24, zones: [usgw1-az2, usgw1-az1, usgw1-az3] }
    service:
      type: endpoint-service
      healthPath: /
      compute:
        type: fargate
        image: 333333333333.dkr.ecr.us-gov-west-1.amazonaws.com/team/names@${DIGEST}
        cpu: 512
        memoryMb: 2048
        desired: 3
        max: 5
        environment: { GREETING: hello }
        table: true
        deletionProtection: true
  old:
    account: "333333333333"
    service:
      type: endpoint-service
      healthPath: /
      compute:
        type: existing
        loadBalancerArn: arn:aws-us-gov:elasticloadbalancing:us-gov-west-1:333333333333:loadbalancer/net/old/0123456789abcdef
        zones: [usgw1-az1, usgw1-az2]
consumers:
  gateway:
    account: "111111111111"
    link: linked
    network: { cidr: 10.0.0.0/19, zones: [usgw1-az1, usgw1-az2] }
    uses:
      todo: { routes: [GET /todo, "GET /todo/{id}", POST /todo], slot: 17 }
      names: { routes: [GET /names, "ANY /names/{rest+}"], stripPrefix: true }
      old: { routes: [GET /old] }
      far:
        endpointService:
          name: com.amazonaws.vpce.us-gov-west-1.vpce-svc-0123456789abcdef0
          account: "444444444444"
          port: 9000
          healthPath: /up
          tls: true
          zones: [usgw1-az1, usgw1-az2]
          routes: ["GET /far/{rest+}"]
        stripPrefix: true
        slot: 0
    clients:
      api:
        type: http-gateway
        uses: [far, old, names, todo]
        auth: jwt
        jwt:
          issuer: https://issuer.example.com/realm
          audience: [shop, admin]
          scopes: { POST /todo: [todo.write, todo.admin] }
        timeoutSeconds: 3
        throttle: { ratePerSecond: 0.5, burst: 1, routes: { "GET /todo/{id}": { ratePerSecond: 9, burst: 8 } } }
        cors:
          origins: [https://shop.example.com, "http://localhost:3000"]
          methods: [GET]
          headers: [authorization, x-trace]
          exposeHeaders: [etag]
          credentials: true
          maxAgeSeconds: 0
        accessLog: { retentionDays: 1, kmsKeyArn: arn:aws-us-gov:kms:us-gov-west-1:111111111111:key/1 }
        waf: { managedRuleGroups: [], rateLimitPer5Minutes: 100 }
        domain: { name: api.example.com, certificateArn: ${CERTIFICATE}, hostedZoneId: Z0123456789ABCDEFGHIJ }
        alb: { certificateArn: ${CERTIFICATE}, serverName: gw.internal.example.com }
        keepWarm: true
  signed:
    account: "111111111111"
    link: pending
    network: { cidr: 10.1.0.0/20, zones: [usgw1-az2, usgw1-az1] }
    uses:
      todo: { routes: [GET /todo, POST /todo] }
    clients:
      api:
        type: http-gateway
        auth: iam
        callers:
          app: { role: team/app }
          job: { role: job, routes: [POST /todo] }
`;
