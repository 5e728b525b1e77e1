import { cause, deployOnly } from "../cause";

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html */
export const logRoleMissing = cause({
  id: "log-role",
  hop: "log",
  name: "API Gateway has no log role in the provider's account, so that no refusal is logged",
  reads: ["logRole"],
  look: ({ logRole }, { provider }) => {
    if (provider === undefined || logRole !== undefined) return undefined;
    const { accountLogRole } = provider.service;
    return {
      evidence: [
        {
          live: "none",
          intended: accountLogRole ? `the role ${provider.name}-logs` : "a role of another stack",
        },
      ],
      refuses: false,
      mend: accountLogRole ? deployOnly(provider) : "apply the stack that owns the account's log role",
    };
  },
});
