/**
 * Kendall's rank correlation of two lists of numbers, tau-b: 1 where they order everything alike, -1 where everything
 * the other way round, ties in either list taken out of what could agree (Kendall, *Biometrika* 33, 1945).
 */
export function kendallTau(a: readonly number[], b: readonly number[]): number {
  let agree = 0;
  let untiedA = 0;
  let untiedB = 0;
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < i; j++) {
      const [x, y] = [Math.sign(a[i]! - a[j]!), Math.sign(b[i]! - b[j]!)];
      agree += x * y;
      untiedA += x * x;
      untiedB += y * y;
    }
  return agree / Math.sqrt(untiedA * untiedB);
}

/** The mean of numbers, and by how much it may be off with 95 % certainty (normal approximation). */
export function meanWithMargin(all: readonly number[]): { mean: number; margin: number } {
  const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
  const variance = all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (all.length - 1);
  return { mean, margin: 1.96 * Math.sqrt(variance / all.length) };
}
