/** Two-sided 95 % points of Student's t for 1 to 30 degrees of freedom (any table; NIST/SEMATECH e-Handbook 1.3.6.7.2). */
const TO_30 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
] as const;

/** By how many standard errors to go to both sides for 95 %; between the table's rows the wider, so never too sure. */
export function student95(degreesOfFreedom: number): number {
  if (degreesOfFreedom < 1) return Infinity;
  if (degreesOfFreedom >= 120) return 1.98;
  if (degreesOfFreedom >= 60) return 2;
  if (degreesOfFreedom >= 40) return 2.021;
  return TO_30[Math.min(30, Math.floor(degreesOfFreedom)) - 1]!;
}
