import { type Edit, edited } from "../base";
import { problemsOf } from "../problems-of";

/** Faults of a file, the edits of the base that make them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "an account without quotes",
    [['account: "111111111111"', "account: 111111111111"]],
    [
      "10:14  providers.orders.account: expected a 12-digit AWS account id in quotes, got the number 111111111111",
    ],
  ],
  [
    "an account without quotes, as written",
    [['account: "111111111111"', "account: 012345678901"]],
    [
      "10:14  providers.orders.account: expected a 12-digit AWS account id in quotes, got the number 012345678901",
    ],
  ],
  [
    "an account with too few digits",
    [['"111111111111"', '"1111"']],
    ['10:14  providers.orders.account: expected a 12-digit AWS account id in quotes, got "1111"'],
  ],
  [
    "a name in capitals",
    [["name: shop", "name: Shop"]],
    [
      '1:7    name: expected a name of at most 20 lower-case letters, digits and dashes that starts with a letter, got "Shop"',
    ],
  ],
  [
    "a name of 21 letters",
    [["name: shop", "name: abcdefghijklmnopqrstu"]],
    [
      '1:7    name: expected a name of at most 20 lower-case letters, digits and dashes that starts with a letter, got "abcdefghijklmnopqrstu"',
    ],
  ],
  [
    "a region that does not exist",
    [["region: eu-west-1\ntags", "region: eu-wst-1\ntags"]],
    ['2:9    region: expected an AWS region such as eu-west-1, got "eu-wst-1"'],
  ],
  [
    "a region of a partition that is not supported",
    [["region: eu-west-1\ntags", "region: us-iso-east-1\ntags"]],
    ['2:9    region: expected an AWS region such as eu-west-1, got "us-iso-east-1"'],
  ],
  [
    "a tag that is a number, another of Amazon's own",
    [["{ owner: platform }", '{ owner: 5, "aws:x": y }']],
    [
      "3:16   tags.owner: expected a tag value in quotes, of at most 256 letters, digits, spaces and _.:/=+-@, got the number 5",
      '3:19   tags.aws:x: expected a tag key of at most 128 letters, digits, spaces and _.:/=+-@ that does not start with aws:, got "aws:x"',
    ],
  ],
  [
    "tags that are no map",
    [["{ owner: platform }", "platform"]],
    ['3:7    tags: expected a map from tag keys to values, got "platform"'],
  ],
  [
    "51 tags",
    [
      [
        "{ owner: platform }",
        "{ t0: x, t1: x, t2: x, t3: x, t4: x, t5: x, t6: x, t7: x, t8: x, t9: x, t10: x, t11: x, t12: x, t13: x, t14: x, t15: x, t16: x, t17: x, t18: x, t19: x, t20: x, t21: x, t22: x, t23: x, t24: x, t25: x, t26: x, t27: x, t28: x, t29: x, t30: x, t31: x, t32: x, t33: x, t34: x, t35: x, t36: x, t37: x, t38: x, t39: x, t40: x, t41: x, t42: x, t43: x, t44: x, t45: x, t46: x, t47: x, t48: x, t49: x, t50: x }",
      ],
    ],
    ["3:7    tags: expected at most 50 tags, got a map"],
  ],
  [
    "a bucket's name",
    [["acme-terraform-state", "Acme"]],
    ['6:11   state.bucket: expected the name of an S3 bucket, got "Acme"'],
  ],
  [
    "a prefix with a slash at its end",
    [["type: s3", "type: s3\n  keyPrefix: a/"]],
    ['6:14   state.keyPrefix: expected a prefix of object keys without a slash at either end, got "a/"'],
  ],
  [
    "a KMS key of the state",
    [["type: s3", "type: s3\n  kmsKeyId: my key"]],
    ['6:13   state.kmsKeyId: expected a KMS key: alias/<name>, the key\'s id or its ARN, got "my key"'],
  ],
  [
    "a KMS key of the state whose id Terraform would refuse",
    [
      [
        "type: s3",
        "type: s3\n  kmsKeyId: arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d-1111-2222-3333-444444444444",
      ],
    ],
    [
      '6:13   state.kmsKeyId: expected a KMS key: alias/<name>, the key\'s id or its ARN, got "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d-1111-2222-3333-444444444444"',
    ],
  ],
  [
    "a kind of state that is not supported",
    [["type: s3", "type: gcs"]],
    ['5:9    state.type: expected one of the supported types (s3, cloud), got "gcs"'],
  ],
  [
    "a service that comes later",
    [["private-rest-api", "websocket-api"]],
    [
      '12:13  providers.orders.service.type: expected one of the supported types (private-rest-api, mtls-rest-api, regional-rest-api, endpoint-service), got "websocket-api"',
    ],
  ],
  [
    "an authorization that comes later",
    [["auth: iam", "auth: jwt"]],
    [
      '13:13  providers.orders.service.auth: expected one of the supported authorizations (iam, none, api-key, certificate), got "jwt"',
    ],
  ],
  [
    "a misspelt word",
    [["auth: iam", "auth: ian"]],
    [
      '13:13  providers.orders.service.auth: expected one of the supported authorizations (iam, none, api-key, certificate), got "ian" (did you mean "iam"?)',
    ],
  ],
  [
    "a misspelt type, and nothing said of what depends on it",
    [
      ["private-rest-api", "private-rest-ap"],
      ["accessLog: { retentionDays: 60 }", "accessLog: 60"],
    ],
    [
      '12:13  providers.orders.service.type: expected one of the supported types (private-rest-api, mtls-rest-api, regional-rest-api, endpoint-service), got "private-rest-ap" (did you mean "private-rest-api"?)',
    ],
  ],
  [
    "a misspelt client",
    [["direct: { type: lambda", "direct: { type: lamda"]],
    [
      '35:23  consumers.web.clients.direct.type: expected one of the supported types (lambda, instance, role, rest-front-door, http-gateway), got "lamda" (did you mean "lambda"?)',
    ],
  ],
  [
    "a client that comes later",
    [["direct: { type: lambda", "direct: { type: websocket-gateway"]],
    [
      '35:23  consumers.web.clients.direct.type: expected one of the supported types (lambda, instance, role, rest-front-door, http-gateway), got "websocket-gateway"',
    ],
  ],
  [
    "a client's authorization",
    [["auth: direct", "auth: iam"]],
    [
      '35:51  consumers.web.clients.direct.auth: expected one of the supported authorizations (direct, assume-role, api-key, certificate), got "iam"',
    ],
  ],
  [
    "a client's timeout",
    [["auth: direct", "auth: direct, timeoutSeconds: 31"]],
    [
      "35:75  consumers.web.clients.direct.timeoutSeconds: expected a whole number of seconds from 1 to 30, got 31",
    ],
  ],
  [
    "a stage with a dash",
    [["      auth: iam\n", "      auth: iam\n      stage: v-1\n"]],
    [
      '14:14  providers.orders.service.stage: expected a stage name of letters, digits and underscores, at most 128, got "v-1"',
    ],
  ],
  [
    "a word for a flag",
    [["      auth: iam\n", "      auth: iam\n      tracing: yes\n"]],
    ['14:16  providers.orders.service.tracing: expected true or false, got "yes"'],
  ],
  [
    "a throttle of nothing",
    [["      auth: iam\n", "      auth: iam\n      throttle: { ratePerSecond: 0, burst: -1 }\n"]],
    [
      "14:34  providers.orders.service.throttle.ratePerSecond: expected a number of requests above 0, got 0",
      "14:44  providers.orders.service.throttle.burst: expected a whole number of requests from 1 to 1000000, got -1",
    ],
  ],
  [
    "a size to compress from that no answer has",
    [["      auth: iam\n", "      auth: iam\n      compressOverBytes: 10485761\n"]],
    [
      "14:26  providers.orders.service.compressOverBytes: expected a whole number of bytes from 0 to 10485760, got 10485761",
    ],
  ],
  [
    "a quota below Amazon's own",
    [["      auth: iam\n", "      auth: iam\n      resourcePolicyQuota: 100\n"]],
    [
      "14:28  providers.orders.service.resourcePolicyQuota: expected a whole number of characters from 8192 to 65536, got 100",
    ],
  ],
  [
    "true for a firewall",
    [["      auth: iam\n", "      auth: iam\n      waf: true\n"]],
    ["14:12  providers.orders.service.waf: expected false or a map with managedRuleGroups, got true"],
  ],
  [
    "a firewall without rules",
    [["      auth: iam\n", "      auth: iam\n      waf: { managedRuleGroups: [] }\n"]],
    [
      "14:12  providers.orders.service.waf: expected a rule group or a rate limit (or waf: false), got { managedRuleGroups: [] }",
    ],
  ],
  [
    "a rule group that is not Amazon's",
    [["      auth: iam\n", "      auth: iam\n      waf: { managedRuleGroups: [Common] }\n"]],
    [
      '14:34  providers.orders.service.waf.managedRuleGroups[0]: expected a rule group of AWS such as AWSManagedRulesCommonRuleSet, got "Common"',
    ],
  ],
  [
    "a rate limit below 10",
    [["      auth: iam\n", "      auth: iam\n      waf: { rateLimitPer5Minutes: 5 }\n"]],
    [
      "14:36  providers.orders.service.waf.rateLimitPer5Minutes: expected a whole number of requests from 10 to 2000000000, got 5",
    ],
  ],
  [
    "a retention that CloudWatch does not know",
    [["retentionDays: 60", "retentionDays: 45"]],
    [
      "17:35  providers.orders.service.accessLog.retentionDays: expected a number of days that CloudWatch knows, here 30 or 60, got 45",
    ],
  ],
  [
    "a retention beyond the longest",
    [["retentionDays: 60", "retentionDays: 5000"]],
    [
      "17:35  providers.orders.service.accessLog.retentionDays: expected a number of days that CloudWatch knows, here 3653, got 5000",
    ],
  ],
  [
    "a retention in quotes",
    [["retentionDays: 60", 'retentionDays: "60"']],
    [
      '17:35  providers.orders.service.accessLog.retentionDays: expected a number of days, one of CloudWatch\'s fixed values such as 60, got "60"',
    ],
  ],
  [
    "a timeout beyond API Gateway's",
    [["timeoutSeconds: 10", "timeoutSeconds: 30"]],
    [
      "19:23  providers.orders.backend.timeoutSeconds: expected a whole number of seconds from 1 to 29, got 30",
    ],
  ],
  [
    "a timeout that is no whole number",
    [["timeoutSeconds: 10", "timeoutSeconds: 1.5"]],
    [
      "19:23  providers.orders.backend.timeoutSeconds: expected a whole number of seconds from 1 to 29, got 1.5",
    ],
  ],
  [
    "a timeout in words",
    [["timeoutSeconds: 10", "timeoutSeconds: ten"]],
    [
      '19:23  providers.orders.backend.timeoutSeconds: expected a whole number of seconds from 1 to 29, got "ten"',
    ],
  ],
  [
    "too little memory",
    [["    backend:\n", "    backend:\n      memoryMb: 64\n"]],
    [
      "19:17  providers.orders.backend.memoryMb: expected a whole number of megabytes from 128 to 10240, got 64",
    ],
  ],
  [
    "an organization",
    [["  orders:\n    account", "  orders:\n    trust: { organizationId: acme }\n    account"]],
    [
      '10:30  providers.orders.trust.organizationId: expected the id of an AWS organization such as o-abc1234567, got "acme"',
    ],
  ],
  [
    "a topic",
    [["  orders:\n    account", "  orders:\n    alarms: { topicArn: alarms }\n    account"]],
    [
      '10:25  providers.orders.alarms.topicArn: expected the ARN of an SNS topic such as arn:aws:sns:eu-west-1:123456789012:alarms, got "alarms"',
    ],
  ],
  [
    "an endpoint id",
    [["vpce-0123456789abcdef0", "vpce-1"]],
    [
      '23:23  providers.orders.externalConsumers.partner.endpointIds[0]: expected the id of a VPC endpoint such as vpce-0123456789abcdef0, got "vpce-1"',
    ],
  ],
  [
    "a session where a role is wanted",
    [["arn:aws:iam::333333333333:role/caller", "arn:aws:sts::333333333333:assumed-role/caller/x"]],
    [
      '24:26  providers.orders.externalConsumers.partner.callerRoleArns[0]: expected the ARN of an IAM role such as arn:aws:iam::123456789012:role/name, got "arn:aws:sts::333333333333:assumed-role/caller/x"',
    ],
  ],
  [
    "a stack id in capitals",
    [["consumers:\n  web:", "consumers:\n  Web:"]],
    [
      '26:3   consumers.Web: expected a stack id of lower-case letters, digits and single dashes between them, got "Web"',
    ],
  ],
];

describe("a value of the wrong shape", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(edited(...edits))).toEqual(problems);
  });
});
