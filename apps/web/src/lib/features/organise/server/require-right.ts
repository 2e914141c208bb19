import { error } from '@sveltejs/kit';
import type { Permission } from '@pho-hien/kernel';

/** A page that only changes things is not there for those who may only read. The API has the last word all the same. */
export function requireRight(may: readonly Permission[], permission: Permission): void {
  if (!may.includes(permission)) error(404, 'Not found', {});
}
