import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { EntryJudgement, EntryStatus } from '@pho-hien/contests-core';
import { User } from '@pho-hien/identity-api';
import { Organisation } from '@pho-hien/organisations-api';
import type { Field } from '@pho-hien/organisations-core';
import { ContestBoard } from './contest-board.entity.ts';
import { ContestRound } from './contest-round.entity.ts';
import { Contest } from './contest.entity.ts';

/** What an organisation enters. Its team stands beside, in `contest_entry_members`. */
export const ContestEntry = defineEntity({
  name: 'ContestEntry',
  tableName: 'contest_entries',
  properties: {
    /** Made by the form: the same id is the same entry. */
    id: p.uuid().primary(),
    contest: () => p.manyToOne(Contest).deleteRule('restrict').updateRule('no action'),
    board: () => p.manyToOne(ContestBoard).deleteRule('restrict').updateRule('no action'),
    organisation: () => p.manyToOne(Organisation).deleteRule('restrict').updateRule('no action'),
    /** The school or institute that it comes from. */
    institution: () => p.manyToOne(Organisation).nullable().deleteRule('restrict').updateRule('no action'),
    status: p.string().length(20).$type<EntryStatus>(),
    /** By which it is called where its name is not shown; from the first submission on. */
    number: p.integer().nullable(),
    version: p.integer().default(1),
    title: p.string().length(200),
    summary: p.text(),
    field: p.string().length(20).$type<Field>().nullable(),
    videoUrl: p.string().length(500),
    slidesFileId: p.uuid().nullable(),
    onePagerFileId: p.uuid().nullable(),
    mentorEmails: p.json<readonly string[]>(),
    submittedAt: p.datetime(3).nullable(),
    submittedBy: () => p.manyToOne(User).nullable().deleteRule('restrict').updateRule('no action'),
    /** Which of the entries that its organisation may have it is, 1, 2 …; null where the rules set no bound. */
    organisationSlot: p.integer().nullable(),
    /** The same of the institution. */
    institutionSlot: p.integer().nullable(),
    /** What the rules said when it was submitted. */
    judgement: p.json<EntryJudgement>().nullable(),
    foundBy: () => p.manyToOne(User).nullable().deleteRule('restrict').updateRule('no action'),
    foundAt: p.datetime(3).nullable(),
    findingReason: p.text().nullable(),
    /** The round it is in, or was in last. */
    round: () => p.manyToOne(ContestRound).nullable().deleteRule('restrict').updateRule('no action'),
    withdrawnAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
  uniques: [
    { name: 'contest_entries_number', properties: ['contest', 'number'], where: 'number is not null' },
    // The last guard of "so many of one organisation": two entries never take the same place.
    {
      name: 'contest_entries_organisation_slot',
      properties: ['contest', 'organisation', 'organisationSlot'],
      where: 'organisation_slot is not null',
    },
    {
      name: 'contest_entries_institution_slot',
      properties: ['contest', 'institution', 'institutionSlot'],
      where: 'institution_slot is not null',
    },
  ],
  indexes: [
    { name: 'contest_entries_contest_id', properties: ['contest', 'status'] },
    { name: 'contest_entries_organisation_id', properties: ['organisation'] },
    { name: 'contest_entries_round_id', properties: ['round'] },
    { name: 'contest_entries_board_id', properties: ['board'] },
  ],
  checks: [
    {
      name: 'contest_entries_status',
      expression:
        "status in ('DRAFT', 'SUBMITTED', 'ELIGIBLE', 'INELIGIBLE', 'IN_ROUND', 'ADVANCED', 'ELIMINATED', 'AWARDED', 'WITHDRAWN')",
    },
    {
      name: 'contest_entries_slots',
      expression:
        "status in ('SUBMITTED', 'ELIGIBLE', 'IN_ROUND', 'ADVANCED', 'ELIMINATED', 'AWARDED') or num_nonnulls(organisation_slot, institution_slot) = 0",
    },
    {
      name: 'contest_entries_submitted',
      expression:
        "status in ('DRAFT', 'WITHDRAWN') or num_nonnulls(number, submitted_at, submitted_by_id, judgement) = 4",
    },
    {
      name: 'contest_entries_finding_explained',
      expression: "status <> 'INELIGIBLE' or num_nonnulls(found_by_id, found_at, finding_reason) = 3",
    },
    {
      name: 'contest_entries_in_round',
      expression: "status in ('DRAFT', 'SUBMITTED', 'ELIGIBLE', 'INELIGIBLE', 'WITHDRAWN') or round_id is not null",
    },
    { name: 'contest_entries_withdrawn', expression: "(status = 'WITHDRAWN') = (withdrawn_at is not null)" },
    { name: 'contest_entries_video', expression: "video_url = '' or starts_with(video_url, 'https://')" },
  ],
});
export type ContestEntry = InferEntity<typeof ContestEntry>;
