import { m } from '@pho-hien/messages';
import type { PlacingReason, StandProposalQuery, UnmetNeed, UnplacedReason } from '#generated/graphql.ts';

type Proposal = StandProposalQuery['standProposal'];
const places: Record<PlacingReason, () => string> = {
  FIRST_WISH: m.stands_reason_first_wish,
  LATER_WISH: m.stands_reason_later_wish,
  FIELD_TOGETHER: m.stands_reason_field,
  FREE: m.stands_reason_free,
};
const needs: Record<UnmetNeed, () => string> = {
  WATTS: m.stands_unmet_watts,
  WATER: m.stands_unmet_water,
  INTERNET: m.stands_unmet_internet,
};
const unplaced: Record<UnplacedReason, (of: string) => string> = {
  NO_BOOTH_LEFT: () => m.stands_no_booth_left(),
  NEEDS: (of) => m.stands_no_booth_gives({ needs: of }),
  POWER: () => m.stands_no_power_left(),
  NEIGHBOURS: () => m.stands_no_neighbours(),
};

/** Why somebody is proposed for a booth; company is told beside a wish. */
export function placeReason({ reason, sameField }: Proposal['places'][number]): string {
  const company = sameField > 0 && reason !== 'FIELD_TOGETHER' ? m.stands_reason_company({ count: sameField }) : '';
  return [places[reason](), company].filter(Boolean).join(' · ');
}

/** Why nobody could be found a booth for. */
export function unplacedReason({ reason, needs: unmet }: Proposal['unplaced'][number]): string {
  return unplaced[reason](unmet.map((need) => needs[need]()).join(', '));
}
