/** Whether the API answers this path and query; everything else is a page or a file of ours. */
export function isForApi(url = '/'): boolean {
  return /^\/(graphql|api|healthz)(?=[/?]|$)/.test(url);
}
