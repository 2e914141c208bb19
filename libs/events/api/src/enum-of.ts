/** A list of codes as the object that `registerEnumType` takes: each code is its own name. */
export function enumOf<const Code extends string>(codes: readonly Code[]): { readonly [C in Code]: C } {
  return Object.fromEntries(codes.map((code) => [code, code])) as { [C in Code]: C };
}
