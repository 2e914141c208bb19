/** The clock fills a big screen: no header, no footer. */
export const load = () => ({ bare: true });
