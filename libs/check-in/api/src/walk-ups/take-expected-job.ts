/** Name of the job that takes in scans of tickets which were nobody's when the scans came. */
export const TAKE_EXPECTED = 'check-in.take-expected';
