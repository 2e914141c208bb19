/** The gate is a tool that fills the screen: no header, no footer. */
export const load = () => ({ bare: true });
