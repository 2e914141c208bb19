import { isId } from '@pho-hien/kernel';

interface Place {
  readonly submittedAt: Date;
  readonly id: string;
}

/** Where a registration stands in the list, as an opaque text. */
export function cursorOf({ submittedAt, id }: Place): string {
  return Buffer.from(`${submittedAt.toISOString()} ${id}`).toString('base64url');
}

/** The place a cursor names; null for none, or for a text that is no cursor of ours. */
export function afterCursor(cursor: string | null | undefined): Place | null {
  const [at, id] = Buffer.from(cursor ?? '', 'base64url')
    .toString()
    .split(' ');
  const submittedAt = new Date(at ?? '');
  return isId(id) && !Number.isNaN(submittedAt.getTime()) ? { submittedAt, id } : null;
}
