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
  "live/operate/deploy.test.ts",
  "live/operate/doctor-entrance.test.ts",
  "live/operate/doctor-gateway.test.ts",
  "live/operate/doctor.test.ts",
  "live/operate/doctor-keys.test.ts",
  "live/data-path.test.ts",
  "live/api-document.test.ts",
  "live/operate/first-deployment.test.ts",
  "live/operate/bootstrap-and-invoke.test.ts",
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
