/** Limits on one operation. The pages' own stay below each: a test walks them. */
export const operationLimits = {
  maxDepth: { n: 9 },
  maxAliases: { n: 10 },
  maxDirectives: { n: 10 },
  maxTokens: { n: 2000 },
  costLimit: { maxCost: 12_000, objectCost: 2, scalarCost: 1, depthCostFactor: 1.4, ignoreIntrospection: true },
  blockFieldSuggestion: { enabled: true },
};
