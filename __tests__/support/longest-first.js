const { default: Sequencer } = require("@jest/test-sequencer");

/**
 * The files that take minutes, the longest first. Those of `live` wait for most of that time, and leave the processors to the
 * others.
 */
const LONGEST = [
  "live/examples.test.ts",
  "live/central-gateway.test.ts",
  "live/keys.test.ts",
  "live/two-accounts.test.ts",
  "live/own-name.test.ts",
  "live/mutual-tls.test.ts",
  "live/deploy.test.ts",
  "live/doctor.test.ts",
  "live/data-path.test.ts",
  "live/api-document.test.ts",
  "live/first-deployment.test.ts",
  "live/bootstrap-and-invoke.test.ts",
  "package/package.test.ts",
  "mutations/network.test.ts",
  "mutations/policies.test.ts",
  "stacks/reproducible.test.ts",
  "operate/deploy/deploy.long.test.ts",
];

/**
 * Begins with the longest files, which Jest itself knows of an earlier run only: a fresh clone would end with one of them
 * while the other processors have nothing left to do.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = LONGEST.findIndex((file) => path.endsWith(`/__tests__/${file}`));
      return place < 0 ? LONGEST.length : place;
    };
    return super.sort(tests).toSorted((one, other) => rank(one) - rank(other));
  }
};
