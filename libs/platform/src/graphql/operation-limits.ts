/** Limits on one operation. The pages' own stay below each: a test walks them. */
export const operationLimits = {
  // The words of a level of a criterion of a contest lie eight fields deep, and each fragment counts as one more.
  maxDepth: { n: 12 },
  maxAliases: { n: 10 },
  maxDirectives: { n: 10 },
  maxTokens: { n: 2000 },
  costLimit: { maxCost: 12_000, objectCost: 2, scalarCost: 1, depthCostFactor: 1.4, ignoreIntrospection: true },
  blockFieldSuggestion: { enabled: true },
};
