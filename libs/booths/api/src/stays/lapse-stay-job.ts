/** Ends a hold that has run out, or a stand that nobody confirmed in time. */
export const LAPSE_STAY = 'booths.lapse-stay';
