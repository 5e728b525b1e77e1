const asCommonJs = { module: { type: "commonjs" }, jsc: { target: "es2022" } };
const swc = {
  "^.+\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2022" } }],
  // Published as modules only, which Jest does not load by itself.
  "/node_modules/(jose|@hpcc-js/wasm-graphviz)/.+\\.js$": ["@swc/jest", asCommonJs],
};

/**
 * Tests mirror the tree by path; `live` alone needs Terraform, the AWS provider and an emulated AWS. What ends in
 * `.long.test.ts` is pure too, and takes longer than a commit should wait for: hundreds of generated inputs, for most.
 */
const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch: testMatch.map((pattern) => `<rootDir>/__tests__/${pattern}`),
  transform: swc,
  transformIgnorePatterns: ["/node_modules/(?!(jose|@hpcc-js/wasm-graphviz)/)"],
  setupFiles: ["<rootDir>/__tests__/support/without-traces.ts"],
  ...more,
});

const PURE =
  "{certificates,config,model,policies,openapi,access,bundle,report,commands,operate,lambdas,bench,services}";

module.exports = {
  // What hangs fails. What is slow does not: balancers are waited for by the minute, and machines have other things to do.
  testTimeout: 1_200_000,
  reporters: ["default", "<rootDir>/__tests__/support/closing-line.js"],
  testSequencer: "<rootDir>/__tests__/support/longest-first.js",
  projects: [
    project("pure", [`${PURE}/**/!(*.long).test.ts`, "*.test.ts"]),
    project("long", [`${PURE}/**/*.long.test.ts`]),
    project("stacks", ["{constructs,terraform,stacks,examples,package}/**/*.test.ts"], {
      setupFilesAfterEnv: ["<rootDir>/__tests__/support/cdktf-matchers.ts"],
    }),
    project("terraform", ["terraform-cli/**/*.test.ts"]),
    project("agreement", ["{agreement,foreign,mutations}/**/*.test.ts"]),
    project("live", ["live/**/*.test.ts"], { globalSetup: "<rootDir>/__tests__/live/support/announce.ts" }),
  ],
};
