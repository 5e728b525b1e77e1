import { certifiedClients } from "./certified-clients";
import { existingBoundaries } from "./existing/existing-boundaries";
import { existingImages, sharedAccount } from "./existing/existing-images";
import { existingLogRole } from "./existing/existing-log-role";
import { existingNetworks } from "./existing/existing-networks";
import { existingOrders } from "./existing/existing-orders";
import { existingRoles } from "./existing/existing-roles";
import type { LiveExample } from "./live-example";
import { ordersRequests, unfitOrders } from "./orders-requests";
import { twoOrganizations } from "./two-organizations";

/** The examples that are deployed, the longest first: for each what a live run has to know and its file does not say. */
export const LIVE_EXAMPLES: readonly LiveExample[] = [
  // Their calls are those of central-gateway.test.ts.
  { name: "central-gateway", existing: existingImages("333333333333"), refused: [] },
  { name: "central-gateway-shared-account", existing: sharedAccount, refused: [] },
  {
    name: "mutual-tls",
    ...certifiedClients({
      caBundle: "./mutual-tls/ca.pem",
      revocationList: "./mutual-tls/clients.crl",
      certificateArn: "arn:aws:acm:eu-west-1:111111111111:certificate/0a1b2c3d-1111-4222-8333-444444444444",
    }),
    refused: [
      {
        who: ["office", "looker"],
        method: "GET",
        path: "/catalogue",
        refusedBy: "authorizer's policy, which denies",
      },
    ],
  },
  {
    name: "mutual-tls-private-domain",
    ...certifiedClients({ caBundle: "./mutual-tls/ca.pem", hostedZoneId: "Z0123456789ABCDEFGHIJ" }),
    refused: [{ who: ["shop", "checkout"], method: "GET", path: "/orders/7", refusedBy: "resource policy" }],
  },
  {
    name: "options",
    organizationId: "o-abc1234567",
    existing: async (system) => ({
      ...(await existingLogRole(system)),
      ...(await existingBoundaries(system)),
    }),
    refused: [{ who: ["consumer", "quick"], method: "POST", path: "/", refusedBy: "endpoint policy" }],
  },
  {
    name: "several-consumers",
    refused: [{ who: ["shop", "checkout"], method: "GET", path: "/", refusedBy: "endpoint policy" }],
  },
  {
    name: "no-private-dns",
    refused: [{ who: ["associated", "direct"], method: "DELETE", path: "/", refusedBy: "endpoint policy" }],
  },
  {
    name: "adopted-network",
    existing: existingNetworks,
    refused: [
      {
        who: ["consumer", "direct"],
        asAnotherRole: true,
        method: "GET",
        path: "/",
        refusedBy: "resource policy",
      },
    ],
  },
  {
    name: "two-organizations",
    files: ["two-organizations-provider", "two-organizations-consumer"],
    apply: twoOrganizations,
    refused: [
      { who: ["consumer", "assumed"], method: "POST", path: "/orders", refusedBy: "endpoint policy" },
    ],
  },
  {
    name: "custom-handlers",
    existing: existingOrders,
    refused: [
      { who: ["consumer", "reader"], method: "PUT", path: "/orders/7", refusedBy: "endpoint policy" },
      { who: ["consumer", "reader"], method: "DELETE", path: "/pictures/a", refusedBy: "endpoint policy" },
    ],
  },
  {
    name: "front-door",
    refused: [
      {
        who: ["shop", "door", "mobile"],
        method: "POST",
        path: "/orders",
        refusedBy: "authorizer's policy, which denies",
      },
      { who: ["shop", "reader"], method: "PUT", path: "/orders", refusedBy: "endpoint policy" },
    ],
  },
  {
    name: "api-key",
    refused: [
      { who: ["shop", "reader"], method: "GET", path: "/orders/7", refusedBy: "endpoint policy" },
      { who: ["office", "looker"], method: "GET", path: "/", refusedBy: "endpoint policy" },
    ],
  },
  {
    name: "openapi-first",
    requests: ordersRequests,
    refused: [
      { who: ["shop", "checkout"], method: "DELETE", path: "/orders/o-1", refusedBy: "endpoint policy" },
      { who: ["finance", "ledger"], method: "GET", path: "/orders/o-1", refusedBy: "endpoint policy" },
      ...unfitOrders,
    ],
  },
  {
    name: "private-backend",
    refused: [
      {
        who: ["consumer", "direct"],
        asAnotherRole: true,
        method: "GET",
        path: "/",
        refusedBy: "endpoint policy",
      },
    ],
  },
  {
    name: "govcloud",
    region: "us-gov-west-1",
    refused: [{ who: ["consumer", "assumed"], method: "POST", path: "/", refusedBy: "endpoint policy" }],
  },
  {
    name: "one-account",
    refused: [
      { who: ["consumer", "direct"], method: "GET", path: "/orders/7", refusedBy: "endpoint policy" },
    ],
  },
  {
    name: "existing-roles",
    existing: existingRoles,
    refused: [
      { who: ["shop", "warehouse"], method: "DELETE", path: "/orders/7", refusedBy: "endpoint policy" },
      {
        who: ["shop", "checkout"],
        asAnotherRole: true,
        method: "GET",
        path: "/",
        refusedBy: "endpoint policy",
      },
    ],
  },
  {
    name: "private-open",
    refused: [{ who: ["inside", "shell"], method: "DELETE", path: "/", refusedBy: "endpoint policy" }],
  },
  {
    name: "regional-iam",
    refused: [
      { who: ["analytics", "direct"], method: "POST", path: "/reports", refusedBy: "resource policy" },
      {
        who: ["analytics", "direct"],
        asAnotherRole: true,
        method: "GET",
        path: "/",
        refusedBy: "resource policy",
      },
    ],
  },
  {
    name: "public-contrast",
    refused: [{ who: "anyone", method: "DELETE", path: "/", refusedBy: "no such route" }],
  },
];

/** The files that are not, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  "terraform-cloud": "HCP Terraform keeps the state and runs the plans, for which one needs an account there",
};
