/** What is saved: something new of an event, or what is there, as it was read. */
export type SaveTarget = { readonly eventId: string } | { readonly id: string; readonly version: number };
