import { m } from '@pho-hien/messages';
import type { FieldOfWork, LowestRule, OrganisationKind, RankingMethod, RoundKind } from '#generated/graphql.ts';
import { fieldText, kindText } from '#lib/features/startups/startup-words.ts';
import type { ConflictWords } from '#lib/form/conflict-words.ts';
import type { SetupValues } from './setup-values.ts';
import { lowestChoice, methodChoice, roundKindText } from './setup-words.ts';

/** Fields by the end of their path, as the form calls them. */
const names: Record<string, () => string> = {
  slug: m.contest_setup_slug,
  'name.vi': m.organise_name_vi,
  'name.en': m.organise_name_en,
  'description.vi': m.contest_setup_description_vi,
  'description.en': m.contest_setup_description_en,
  opensAt: m.contest_setup_opens,
  closesAt: m.contest_setup_closes,
  kinds: m.contest_setup_kinds,
  planEligible: m.contest_setup_plan_eligible,
  referenceDay: m.contest_setup_reference_day,
  pastWinnersBarred: m.contest_setup_past_winners,
  officialsBarred: m.contest_setup_officials,
  leastTeam: m.contest_setup_least_team,
  mostTeam: m.contest_setup_most_team,
  entriesPerOrganisation: m.contest_setup_per_organisation,
  entriesPerInstitution: m.contest_setup_per_institution,
  fields: m.contest_setup_fields,
  prizes: m.contest_setup_prizes,
  kind: m.contest_setup_kind,
  scoringOpensAt: m.contest_setup_scoring_opens,
  scoringClosesAt: m.contest_setup_scoring_closes,
  weight: m.contest_setup_weight,
  'scale.min': m.contest_setup_scale_min,
  'scale.max': m.contest_setup_scale_max,
  'scale.step': m.contest_setup_scale_step,
  levels: m.contest_setup_levels,
  judgesPerEntry: m.contest_setup_judges_per_entry,
  entriesPerJudge: m.contest_setup_entries_per_judge,
  matchFields: m.contest_setup_match_fields,
  blind: m.contest_setup_blind,
  advance: m.contest_setup_advance,
  'passMarks.leastMean': m.contest_setup_least_mean,
  'passMarks.lowest': m.contest_setup_lowest,
  'ranking.method': m.contest_setup_method,
  'ranking.drop': m.contest_setup_drop,
  'ranking.decimals': m.contest_setup_decimals,
  tieBreaks: m.contest_setup_ties,
  'pitch.pitchMinutes': m.contest_setup_pitch,
  'pitch.questionMinutes': m.contest_setup_questions,
};
const enums: Record<string, (value: string) => string> = {
  kind: (value) => roundKindText(value as RoundKind),
  lowest: (value) => lowestChoice(value as LowestRule),
  method: (value) => methodChoice(value as RankingMethod).label,
  kinds: (value) => kindText(value as OrganisationKind),
  fields: (value) => fieldText(value as FieldOfWork),
};

const nameOfThing = (value: unknown): string | undefined =>
  (value as { name?: { vi?: string } } | undefined)?.name?.vi?.trim();

/** What stands at a path, in which things of a list are named by their id; and what things it went through. */
function walk(values: SetupValues, path: string): { found: unknown; through: string[] } {
  let found: unknown = values;
  const through: string[] = [];
  for (const part of path.split('.')) {
    if (Array.isArray(found)) {
      found = (found as { id: string }[]).find(({ id }) => id === part);
      through.push(nameOfThing(found) || m.contest_setup_unnamed());
    } else found = (found as Record<string, unknown> | undefined)?.[part];
  }
  return { found, through };
}

function shown(value: unknown, key: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? m.contest_setup_yes() : m.contest_setup_no();
  if (typeof value === 'string') return enums[key]?.(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => shown(one, key)).join(', ');
  const { from, amount } = value as { from?: string; amount?: string };
  return [nameOfThing(value), from, amount].filter(Boolean).join(' ');
}

/** What two editors of a set-up are told of its fields: `Bảng ý tưởng › Chung kết › Tính mới: Hệ số`. */
export const setupConflictWords = (mine: SetupValues, theirs: SetupValues): ConflictWords<SetupValues, string> => ({
  title: m.contest_setup_conflict,
  nameOf(path) {
    const here = walk(mine, path);
    const { through } = here.found === undefined ? walk(theirs, path) : here;
    const parts = path.split('.');
    const name = names[parts.slice(-2).join('.')] ?? names[parts.at(-1)!];
    return [through.join(' › '), name?.()].filter(Boolean).join(': ');
  },
  textOf: (values, path) => shown(walk(values, path).found, path.split('.').at(-1)!),
});
