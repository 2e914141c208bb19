import type { FormField } from '@pho-hien/events-core';
import { newId } from '@pho-hien/kernel';

/** A question for one line of text that need not be answered. */
export function aFormField(change: Partial<FormField> = {}): FormField {
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

/** A choice of two. */
export function aFormChoice(change: Partial<FormField> = {}): FormField {
  const options = ['Có', 'Không'].map((label) => ({ id: newId(), label: { vi: label, en: '' } }));
  return aFormField({ kind: 'CHOICE', options, ...change });
}
