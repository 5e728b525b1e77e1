/** A deployment with every key of the language, but for those that exclude each other. */
export const EVERY_KEY = `
name: shop
region: eu-west-1
tags: { owner: platform, cost centre: "12" }
state:
  type: s3
  bucket: acme-terraform-state
  region: us-gov-west-1
  keyPrefix: teams/shop
  kmsKeyId: arn:aws-us-gov:kms:us-gov-west-1:111111111111:key/0a1b2c3d-1111-4222-8333-444444444444
providers:
  orders:
    account: "111111111111"
    region: us-gov-west-1
    credentials:
      assumeRole:
        roleArn: arn:aws-us-gov:iam::111111111111:role/terraform
        externalId: abc
        sessionName: crosslink
    roles:
      path: /crosslink/api/
      permissionsBoundary: arn:aws-us-gov:iam::111111111111:policy/limits/Of_roles
    service:
      type: private-rest-api
      auth: iam
      stage: v1
      routes:
        - GET /
        - { route: "POST /orders/{id}", handler: ./handlers/Orders.ts }
        - { route: "GET /orders/{id}", handler: handlers/Orders.ts }
        - { route: GET /bills, handler: ./handlers/billing/handler.ts, throttle: { ratePerSecond: 0.1, burst: 2 } }
        - { route: PUT / }
        - { route: PUT /reports, handler: reports }
        - { route: PUT /reports/yearly, handler: reports }
      throttle: { ratePerSecond: 0.5, burst: 1 }
      accessLog: { retentionDays: 365, kmsKeyArn: arn:aws-us-gov:kms:us-gov-west-1:111111111111:key/mrk-1 }
      executionLog: "OFF"
      accountLogRole: false
      waf: { managedRuleGroups: [AWSManagedRulesCommonRuleSet], count: [SizeRestrictions_BODY], rateLimitPer5Minutes: 10 }
      tracing: false
      resourcePolicyQuota: 20000
      compressOverBytes: 0
    backend:
      handlers:
        reports:
          entry: ./reports/main.ts
          environment: { LOG_LEVEL: debug, PATTERN: "\${x}" }
          statements:
            - { actions: ["dynamodb:Get*", dynamodb:Query], resources: [arn:aws-us-gov:dynamodb:us-gov-west-1:111111111111:table/reports] }
            - { actions: [dynamodb:ListTables], resources: ["*"] }
      memoryMb: 1024
      timeoutSeconds: 29
      table: true
      deletionProtection: false
      network:
        vpcId: vpc-01234567
        subnetIds: [subnet-01234567]
        routeTableIds: [rtb-01234567]
        dynamodbEndpoint: true
    trust:
      organizationId: o-abc1234567
      externalId: some-shared-string
    externalConsumers:
      partner:
        account: &partner "333333333333"
        endpointIds: [vpce-0123456789abcdef0]
        associate: true
        callerRoleArns: [arn:aws-us-gov:iam::333333333333:role/path/caller]
        trustedRoleArns: [arn:aws-us-gov:iam::333333333333:role/other]
        routes: [GET /]
      auditor:
        account: *partner
        endpointIds: [vpce-01234567]
        callerRoleArns: [arn:aws-us-gov:iam::333333333333:role/auditor]
    alarms: { topicArn: arn:aws-us-gov:sns:us-gov-west-1:111111111111:alarms }
consumers:
  web:
    account: "222222222222"
    region: us-gov-west-1
    credentials: { profile: web }
    roles: { path: /web/, permissionsBoundary: arn:aws-us-gov:iam::aws:policy/PowerUserAccess }
    network:
      vpcId: vpc-01234567
      clientSubnetIds: [subnet-01234567]
    logs: { retentionDays: 1, kmsKeyArn: arn:aws-us-gov:kms:us-gov-west-1:222222222222:key/1 }
    endpoints:
      executeApi: { existing: vpce-01234567, securityGroupId: sg-01234567 }
      sts: { securityGroupId: sg-89abcdef }
      ssm: false
    uses:
      orders: { routes: ["POST /orders/{id}"] }
      far:
        api:
          type: private-rest-api
          id: a1b2c3d4e5
          stage: live
          account: "444444444444"
          region: us-gov-west-1
          auth: iam
          accessRoleArn: arn:aws-us-gov:iam::444444444444:role/access
          externalId: their-string
          routes: ["GET /files/{rest+}"]
    clients:
      near: { type: lambda, uses: orders, auth: assume-role, timeoutSeconds: 1 }
      distant: { type: lambda, uses: far, auth: assume-role, timeoutSeconds: 30 }
      task: { type: role, role: team/task, uses: orders, auth: direct }
      site: { type: role, arn: arn:aws-us-gov:iam::444444444444:role/site, uses: orders, auth: direct }
      shell: { type: instance, uses: orders, auth: direct, instanceType: m7gd.large }
`;
