import { formatVnd, vnd } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import type { NormScope, NormStanding, NormsQuery } from '#generated/graphql.ts';
import { shortDay } from '#lib/shell/written.ts';

type Norm = NormsQuery['norms'][number];

const keys: Record<string, () => string> = {
  'festival.booth_support_max': m.norms_key_festival_booth_support_max,
  'training.domestic_expert_max': m.norms_key_training_domestic_expert_max,
  'training.domestic_expert_long_course_max': m.norms_key_training_domestic_expert_long_course_max,
  'network.domestic_expert_max': m.norms_key_network_domestic_expert_max,
  'incubator.advice_max': m.norms_key_incubator_advice_max,
  'enterprise.startup_services_max': m.norms_key_enterprise_startup_services_max,
  'enterprise.prototype_support_max_pct': m.norms_key_enterprise_prototype_support_max,
  'conference.public_unit_partial_max_pct': m.norms_key_conference_public_unit_max,
  'conference.other_unit_max_pct': m.norms_key_conference_other_unit_max,
  'it_infra.repair_project_max': m.norms_key_it_infra_repair_project_max,
  'local.295_2020.all_levels': m.norms_key_local_295_2020,
  'local.745_2025.all_levels': m.norms_key_local_745_2025,
  'travel.per_diem': m.norms_key_travel_per_diem,
  'travel.per_diem_sea_island': m.norms_key_travel_per_diem_sea_island,
  'travel.per_diem_same_day': m.norms_key_travel_per_diem_same_day,
  'travel.lodging.zone1_lump': m.norms_key_travel_lodging_zone1_lump,
  'travel.lodging.zone2_lump': m.norms_key_travel_lodging_zone2_lump,
  'travel.lodging.zone3_lump': m.norms_key_travel_lodging_zone3_lump,
  'travel.lodging.zone1_invoice': m.norms_key_travel_lodging_zone1_invoice,
  'travel.lodging.other_invoice': m.norms_key_travel_lodging_other_invoice,
  'travel.lodging.late_departure_max_pct': m.norms_key_travel_lodging_late_departure,
  'travel.own_vehicle_petrol_litre_per_km': m.norms_key_travel_own_vehicle_petrol,
  'travel.own_vehicle': m.norms_key_travel_own_vehicle,
  'report.section_iii_due': m.norms_key_report_section_iii_due,
  'report.province_to_most_due': m.norms_key_report_province_due,
  'eligibility.enterprise_age_max': m.norms_key_eligibility_enterprise_age,
  'privacy.dsr_ack': m.norms_key_privacy_dsr_ack,
  'privacy.withdraw_restrict_object': m.norms_key_privacy_withdraw,
  'privacy.access_rectify': m.norms_key_privacy_access_rectify,
  'privacy.delete': m.norms_key_privacy_delete,
  'privacy.breach_notice': m.norms_key_privacy_breach_notice,
};
const units: Record<string, () => string> = {
  VND: m.norms_unit_vnd,
  'VND/participating unit': m.norms_unit_vnd_unit,
  'VND/expert/course': m.norms_unit_vnd_expert_course,
  'VND/expert/course of 30+ days': m.norms_unit_vnd_expert_long_course,
  'VND/expert/programme': m.norms_unit_vnd_expert_programme,
  'VND/task/enterprise': m.norms_unit_vnd_task_enterprise,
  'VND/enterprise': m.norms_unit_vnd_enterprise,
  'VND/project': m.norms_unit_vnd_project,
  'VND/day': m.norms_unit_vnd_day,
  'VND/person/day': m.norms_unit_vnd_person_day,
  'VND/day/person': m.norms_unit_vnd_day_person,
  'VND/day/room (2 people)': m.norms_unit_vnd_day_room,
  'percent of lump sum': m.norms_unit_percent_lump,
  'litre/km': m.norms_unit_litre_km,
  year: m.norms_unit_year,
  'working day': m.norms_unit_working_day,
  day: m.norms_unit_day,
  hour: m.norms_unit_hour,
};
const scopes: Record<NormScope, () => string> = {
  NATIONAL_CEILING: m.norms_scope_national,
  PROVINCIAL_LEVEL: m.norms_scope_provincial,
  UNIT_LEVEL: m.norms_scope_unit,
};
const standings: Record<NormStanding, () => string> = {
  TEXT: m.norms_standing_text,
  SECONDARY: m.norms_standing_secondary,
  UNKNOWN: m.norms_standing_unknown,
  DEMONSTRATION: m.norms_standing_demonstration,
};

/** What a norm is about; one without words yet shows its key. */
export const keyText = (key: string): string => keys[key]?.() ?? key;

/** What a value counts; one without words yet shows itself. */
export const unitText = (unit: string): string => units[unit]?.() ?? unit;

export const scopeText = (scope: NormScope): string => scopes[scope]();

export const standingText = (standing: NormStanding): string => standings[standing]();

/** `300.000 ₫ mỗi ngày`, `50 % của mức khoán`, `trước ngày 25/11 hằng năm`; what stands instead where there is none. */
export function valueText({ value, unit, scope }: Pick<Norm, 'value' | 'unit' | 'scope'>): string {
  if (value === null || value === undefined) return scope === 'UNIT_LEVEL' ? m.norms_gap_unit() : m.norms_gap();
  const date = /^before (\d\d)-(\d\d)$/.exec(value);
  if (date) return m.norms_before_day({ day: `${date[2]}/${date[1]}` });
  if (unit === 'VND') return formatVnd(vnd(value));
  if (unit.startsWith('VND')) return m.norms_value_unit({ value: formatVnd(vnd(value)), unit: unitText(unit) });
  if (unit === 'percent') return `${value}\u00a0%`;
  if (unit.startsWith('percent')) return m.norms_value_unit({ value: `${value}\u00a0%`, unit: unitText(unit) });
  return m.norms_value_unit({ value: value.replace('.', ','), unit: unitText(unit) });
}

/** `từ 04/05/2025`, `từ 01/07/2017 đến hết 03/05/2025`. */
export function periodText({ from, to }: Pick<Norm, 'from' | 'to'>): string {
  if (from && to) return m.norms_between({ from: shortDay(from), to: shortDay(to) });
  if (from) return m.norms_from({ day: shortDay(from) });
  return to ? m.norms_until({ day: shortDay(to) }) : m.norms_no_period();
}

const TOPICS = [
  { words: m.norms_topic_travel, begins: ['travel.'] },
  { words: m.norms_topic_festival, begins: ['festival.', 'conference.', 'network.'] },
  { words: m.norms_topic_support, begins: ['training.', 'incubator.', 'enterprise.', 'it_infra.', 'local.'] },
  { words: m.norms_topic_terms, begins: [''] },
];

/** Norms of one key: what is in force on a day, and what was before and comes after. */
export interface NormGroup {
  readonly key: string;
  readonly now: readonly Norm[];
  readonly others: readonly Norm[];
}

/** All norms by topic, and within it by key, in the order of the topics. */
export function byTopic(norms: readonly Norm[], today: string): { topic: string; groups: NormGroup[] }[] {
  const isNow = ({ from, to }: Norm) => (!from || from <= today) && (!to || today <= to);
  const left = new Set(norms.map(({ key }) => key));
  return TOPICS.map(({ words, begins }) => {
    const own = [...left].filter((key) => begins.some((start) => key.startsWith(start)));
    own.forEach((key) => left.delete(key));
    const groups = own.map((key) => {
      const all = norms.filter((norm) => norm.key === key);
      return { key, now: all.filter(isNow), others: all.filter((norm) => !isNow(norm)) };
    });
    return { topic: words(), groups };
  });
}
