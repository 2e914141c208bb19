/** One measured figure; the runner prints each as a line of JSON. */
export interface Figure {
  /** Such as `registration.rate`; `npm run bench -- registration` runs those whose name begins so. */
  readonly bench: string;
  readonly value: number;
  readonly unit: string;
  /** As people write it: `>= 6000`. */
  readonly target: string;
  readonly met: boolean;
  /** Whatever else helps to judge the value. */
  readonly [detail: string]: unknown;
}
