import { m } from '@pho-hien/messages';
import type { DeviceRights, EntryRule } from '#generated/graphql.ts';

const rules: Record<Exclude<EntryRule, 'N_A_DAY'>, () => string> = {
  ONCE: m.organise_rule_once,
  ONCE_A_DAY: m.organise_rule_once_a_day,
  UNLIMITED: m.organise_rule_unlimited,
};

/** How often one ticket may enter, in words. */
export const entryRuleText = (entry: EntryRule, maxPerDay: number | null): string =>
  entry === 'N_A_DAY' ? m.organise_rule_n_a_day({ count: maxPerDay ?? 1 }) : rules[entry]();

export const rightsText = (rights: DeviceRights): string =>
  rights === 'SUPERVISOR' ? m.organise_rights_supervisor() : m.organise_rights_steward();
