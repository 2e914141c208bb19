import type { OverrideRefusal } from '@pho-hien/check-in-core';
import { DomainError } from '@pho-hien/kernel';
import type { UndoRefusal } from './scan.graphql.ts';

export class OverrideNotAllowed extends DomainError<{ readonly refusal: OverrideRefusal }> {
  readonly code = 'OverrideNotAllowed';
}

export class UndoNotPossible extends DomainError<{ readonly refusal: UndoRefusal }> {
  readonly code = 'UndoNotPossible';
}
