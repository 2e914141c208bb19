import { newId } from '@pho-hien/kernel';
import type { FormField } from './form-field.ts';

const both = (text: string) => ({ vi: text, en: text });

/** A field with nothing special about it. */
export function aField(change: Partial<FormField> = {}): FormField {
  return {
    id: newId(),
    kind: 'TEXT',
    label: { vi: 'Bạn mang theo gì?', en: '' },
    help: { vi: '', en: '' },
    required: false,
    condition: null,
    long: false,
    maxLength: 100,
    many: false,
    options: [],
    integer: false,
    min: null,
    max: null,
    earliest: null,
    latest: null,
    ...change,
  };
}

/** A choice between *yes* and *no*, the ids of whose options are known. */
export function aChoice(change: Partial<FormField> = {}): FormField & { readonly yes: string; readonly no: string } {
  const [yes, no] = [newId(), newId()];
  const options = [
    { id: yes, label: both('Có') },
    { id: no, label: both('Không') },
  ];
  return { ...aField({ kind: 'CHOICE', options, ...change }), yes, no };
}
