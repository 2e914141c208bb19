import { type Clock, newId } from '@pho-hien/kernel';
import type { NormScope, NormStanding } from '@pho-hien/reference-core';

/** `data/norms.json`, as far as it is used. */
export interface NormFile {
  readonly norms: readonly {
    readonly key: string;
    readonly value: number | string | null;
    readonly unit: string;
    readonly legal_citation: string;
    readonly effective_from: string | null;
    readonly effective_to: string | null;
    readonly scope: string;
    readonly note: string | null;
    readonly standing: string;
  }[];
}

/** Its Điều 14.1: the figures are maxima, the provincial council sets the levels. */
const LEAVES_THE_LEVEL_TO_THE_PROVINCE = 'Thông tư 45/2019/TT-BTC';

/** The rows of `norms`. */
export function normRows({ norms }: NormFile, clock: Clock) {
  return norms.map((norm) => ({
    id: newId(clock),
    key: norm.key,
    scope: norm.scope.toUpperCase() as NormScope,
    value: norm.value === null ? null : String(norm.value),
    unit: norm.unit,
    citation: norm.legal_citation,
    valid_from: norm.effective_from,
    valid_to: norm.effective_to,
    standing: norm.standing.toUpperCase() as NormStanding,
    note: norm.note,
    local_level_required:
      norm.scope === 'national_ceiling' && norm.legal_citation.startsWith(LEAVES_THE_LEVEL_TO_THE_PROVINCE),
    source_key: `${norm.key} ${norm.scope} ${norm.effective_from ?? ''}`,
    entered_at: clock.now(),
  }));
}
