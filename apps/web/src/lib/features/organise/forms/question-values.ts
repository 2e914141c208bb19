import {
  type FieldCondition,
  type FieldKind,
  type FieldOption,
  FORM_TEXT_LENGTHS,
  type FormField,
} from '@pho-hien/events-core';
import { newId } from '@pho-hien/kernel';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
interface Words {
  vi: string;
  en: string;
}

/** A question as its editor holds it: numbers and days as they are typed. */
export interface QuestionValues extends Writable<Omit<FormField, 'label' | 'help' | 'options' | 'condition' | Typed>> {
  label: Words;
  help: Words;
  options: { id: string; label: Words }[];
  condition: Writable<FieldCondition> | null;
  maxLength: string;
  min: string;
  max: string;
  earliest: string;
  latest: string;
}
type Typed = 'maxLength' | 'min' | 'max' | 'earliest' | 'latest';

const FIRST_LENGTH = 200;

export const newOption = (): QuestionValues['options'][number] => ({ id: newId(), label: { vi: '', en: '' } });

export function newQuestion(kind: FieldKind): QuestionValues {
  return {
    id: newId(),
    kind,
    label: { vi: '', en: '' },
    help: { vi: '', en: '' },
    required: kind === 'CONSENT',
    condition: null,
    long: false,
    maxLength: String(FIRST_LENGTH),
    many: false,
    options: kind === 'CHOICE' ? [newOption(), newOption()] : [],
    integer: true,
    min: '',
    max: '',
    earliest: '',
    latest: '',
  };
}

/** A question as saved, for its editor. */
export function questionValues(field: FormField): QuestionValues {
  const words = ({ vi, en }: Words): Words => ({ vi, en });
  return {
    ...pick(field),
    label: words(field.label),
    help: words(field.help),
    options: field.options.map(({ id, label }: FieldOption) => ({ id, label: words(label) })),
    condition: field.condition && {
      fieldId: field.condition.fieldId,
      operator: field.condition.operator,
      optionId: field.condition.optionId,
    },
    maxLength: String(field.maxLength),
    min: field.min === null ? '' : String(field.min),
    max: field.max === null ? '' : String(field.max),
    earliest: field.earliest ?? '',
    latest: field.latest ?? '',
  };
}

/** What is typed, as the rules and the API take it; what is no number becomes one that the rules refuse. */
export function fieldFrom(values: QuestionValues): FormField {
  const number = (text: string) => (text.trim() === '' ? null : Number(text.trim().replace(',', '.')));
  const isText = values.kind === 'TEXT';
  return {
    ...pick(values),
    label: { vi: values.label.vi.trim(), en: values.label.en.trim() },
    help: { vi: values.help.vi.trim(), en: values.help.en.trim() },
    options: values.options.map(({ id, label }) => ({ id, label: { vi: label.vi.trim(), en: label.en.trim() } })),
    condition: values.condition && { ...values.condition },
    maxLength: isText ? (number(values.maxLength) ?? FORM_TEXT_LENGTHS.answer) : FIRST_LENGTH,
    min: number(values.min),
    max: number(values.max),
    earliest: values.earliest || null,
    latest: values.latest || null,
  };
}

const pick = ({
  id,
  kind,
  required,
  long,
  many,
  integer,
}: Pick<FormField, 'id' | 'kind' | 'required' | 'long' | 'many' | 'integer'>) => ({
  id,
  kind,
  required,
  long,
  many,
  integer,
});
