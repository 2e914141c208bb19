import { type ConditionOperator, FIELD_KINDS, type FieldKind } from '@pho-hien/events-core';
import { m } from '@pho-hien/messages';

const kinds: Record<FieldKind, () => string> = {
  TEXT: m.forms_kind_text,
  CHOICE: m.forms_kind_choice,
  NUMBER: m.forms_kind_number,
  DATE: m.forms_kind_date,
  FILE: m.forms_kind_file,
  CONSENT: m.forms_kind_consent,
};

const operators: Record<ConditionOperator, () => string> = {
  ANSWERED: m.forms_operator_answered,
  NOT_ANSWERED: m.forms_operator_not_answered,
  IS: m.forms_operator_is,
  IS_NOT: m.forms_operator_is_not,
};

export const kindText = (kind: FieldKind): string => kinds[kind]();
export const kindOptions = (): { value: FieldKind; label: string }[] =>
  FIELD_KINDS.map((value) => ({ value, label: kindText(value) }));
export const operatorText = (operator: ConditionOperator): string => operators[operator]();
