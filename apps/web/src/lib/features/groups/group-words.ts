import type { SheetRefusal } from '@pho-hien/events-core';
import { m, problemText } from '@pho-hien/messages';
import type { GroupPageQuery } from '#generated/graphql.ts';
import { count } from '#lib/shell/written.ts';

type Member = GroupPageQuery['registrationGroup']['members'][number];

/** Where somebody of a group stands. */
export function memberStateText({ status, consent, minor }: Pick<Member, 'status' | 'consent' | 'minor'>): string {
  if (consent === 'LAPSED') return m.groups_state_lapsed();
  if (consent === 'WITHDRAWN') return m.groups_state_withdrawn();
  if (consent === 'DECLINED') return minor ? m.groups_state_guardian_declined() : m.groups_state_declined();
  if (status === 'TRANSFERRED') return m.groups_state_transferred();
  if (status === 'CANCELLED') return m.groups_state_cancelled();
  if (status === 'REJECTED') return m.groups_state_rejected();
  if (consent === 'GUARDIAN_ASKED') return m.groups_state_guardian();
  if (consent === 'ASKED') return m.groups_state_asked();
  return status === 'AWAITING_APPROVAL' ? m.groups_state_approval() : m.groups_state_ticket();
}

/** How urgent that is. */
export function memberTone({ status, consent }: Pick<Member, 'status' | 'consent'>): 'plain' | 'amber' | 'good' {
  if (!['CONFIRMED', 'AWAITING_APPROVAL', 'AWAITING_CONSENT'].includes(status)) return 'plain';
  if (consent === 'ASKED' || consent === 'GUARDIAN_ASKED') return 'amber';
  return status === 'CONFIRMED' ? 'good' : 'plain';
}

/** Why nothing was registered: what `registerGroup` answered, or why an import was not written. */
export function failureText(code: string, wanted?: number | null, left?: number | null): string {
  if (code === 'NotEnoughPlaces') return m.groups_failed_places({ wanted: count(wanted ?? 0), left: count(left ?? 0) });
  if (code === 'RegistrationClosed') return m.groups_failed_closed();
  if (code === 'AsksEachPerson') return m.groups_failed_asks();
  if (code === 'GroupHasProblems') return m.groups_failed_problems();
  if (code === 'NothingToAnswer') return m.groups_nothing_to_answer();
  if (code === 'CutOff') return m.groups_failed_cut_off();
  return m.groups_failed_other();
}

/** What is wrong with a cell. */
export function cellProblemText(column: string, code: string, otherRow: number | null): string {
  if (column === 'birthDate' && code === 'not_a_day') return m.groups_cell_birth_date();
  if (column.startsWith('guardian') && code === 'required') return m.groups_cell_guardian();
  if (code === 'formula') return m.groups_cell_formula();
  if (code === 'error_value') return m.groups_cell_error();
  if (code === 'duplicate' && otherRow !== null) return m.groups_cell_duplicate({ row: otherRow });
  return problemText(code);
}

const refusals: Record<SheetRefusal, (places: { places: string }) => string> = {
  empty: m.groups_sheet_empty,
  too_large: m.groups_sheet_too_large,
  unpacks_too_large: m.groups_sheet_unpacks_too_large,
  macros: m.groups_sheet_macros,
  old_format: m.groups_sheet_old_format,
  open_document: m.groups_sheet_open_document,
  text_table: m.groups_sheet_text_table,
  not_a_spreadsheet: m.groups_sheet_not_a_spreadsheet,
  damaged: m.groups_sheet_damaged,
  other_layout: m.groups_sheet_other_layout,
  heading_twice: m.groups_sheet_heading_twice,
  several_sheets: m.groups_sheet_several_sheets,
  merged_cells: m.groups_sheet_merged_cells,
  hidden_rows: m.groups_sheet_hidden_rows,
  no_people: m.groups_sheet_no_people,
  too_many_people: m.groups_sheet_too_many_people,
  asks_each_person: m.groups_sheet_asks_each_person,
};

/** The headings of a spreadsheet's columns. */
export const columnNames: Record<string, () => string> = {
  fullName: m.groups_column_full_name,
  birthDate: m.groups_column_birth_date,
  email: m.groups_column_email,
  phone: m.groups_column_phone,
  guardianName: m.groups_column_guardian_name,
  guardianEmail: m.groups_column_guardian_email,
  locale: m.groups_column_locale,
};

/** What to do about a spreadsheet that was not read. */
export function sheetRefusalText(refused: { code?: string; columns?: string[]; places?: string[] }): string {
  const words = refusals[refused.code as SheetRefusal];
  const named = refused.columns?.map((column) => columnNames[column]?.() ?? column) ?? refused.places ?? [];
  return words ? words({ places: named.join(', ') }) : m.groups_sheet_failed();
}
