import { type Edit, editing } from "./base";

/** A deployment of two endpoint services, and of a gateway in front of them. */
export const GATEWAY = `name: shop
region: eu-west-1
state:
  type: s3
  bucket: acme-terraform-state
  region: eu-west-1
providers:
  todo:
    account: "222222222222"
    network: { cidr: 10.4.0.0/22, zones: [euw1-az1, euw1-az2] }
    service:
      type: endpoint-service
      healthPath: /healthz
      compute: { type: ec2, entry: ./handlers/orders.ts }
  names:
    account: "333333333333"
    network: { cidr: 10.5.0.0/22, zones: [euw1-az1, euw1-az2, euw1-az3] }
    service:
      type: endpoint-service
      healthPath: /healthz
      compute:
        type: fargate
        image: 333333333333.dkr.ecr.eu-west-1.amazonaws.com/names@sha256:${"4f53cda1".repeat(8)}
consumers:
  gateway:
    account: "111111111111"
    network: { cidr: 10.0.0.0/20, zones: [euw1-az1, euw1-az2] }
    uses:
      todo: { routes: [GET /todo, "GET /todo/{id}", POST /todo] }
      names: { routes: [GET /names, "GET /names/{rest+}"], stripPrefix: true }
    clients:
      api:
        type: http-gateway
        auth: jwt
        jwt: { issuer: https://issuer.example.com/, audience: [shop] }
`;

/** Parts of it that edits replace. */
export const EC2 = "      compute: { type: ec2, entry: ./handlers/orders.ts }\n";
export const TODO_NETWORK = "    network: { cidr: 10.4.0.0/22, zones: [euw1-az1, euw1-az2] }\n";
export const NETWORK = "    network: { cidr: 10.0.0.0/20, zones: [euw1-az1, euw1-az2] }\n";
export const TODO = '      todo: { routes: [GET /todo, "GET /todo/{id}", POST /todo] }\n';
export const NAMES = '      names: { routes: [GET /names, "GET /names/{rest+}"], stripPrefix: true }\n';
export const AUTH = `        auth: jwt
        jwt: { issuer: https://issuer.example.com/, audience: [shop] }
`;

export const editedGateway = editing(GATEWAY);

/** Edits: other servers of todo, its network and the gateway's, other uses, more settings of the gateway, another authorization. */
export const servers = (settings: string): Edit => [EC2, `      compute: ${settings}\n`];
export const ofTodo = (network: string): Edit => [TODO_NETWORK, `    network: ${network}\n`];
export const network = (settings: string): Edit => [NETWORK, `    network: ${settings}\n`];
export const todo = (use: string): Edit => [TODO, `      todo: ${use}\n`];
export const names = (use: string): Edit => [NAMES, `      names: ${use}\n`];
export const gateway = (settings: string): Edit => [AUTH, `${AUTH}        ${settings}\n`];
export const auth = (settings: string): Edit => [AUTH, `        ${settings}\n`];

/** Containers on Fargate, with an image of a registry, and more settings. */
export const fargate = (more = "", registry = "222222222222.dkr.ecr.eu-west-1.amazonaws.com") =>
  `{ type: fargate, image: ${registry}/todo@sha256:${"4f53cda1".repeat(8)}${more} }`;

/** A use of an endpoint service outside the file. */
export const described = (more = "", name = "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0") =>
  `{ endpointService: { name: ${name}, account: "444444444444", healthPath: /, zones: [euw1-az1, euw1-az2], routes: [GET /todo]${more} } }`;
