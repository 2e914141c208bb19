import { createHash } from 'node:crypto';

/** How far a device has read. To the device it is a text that it gives back. */
export interface ManifestCursor {
  /** The database cluster and its timeline: the numbers of another one mean nothing here. */
  readonly system: string;
  /** Everything that transactions before this one did is known. */
  readonly xid: bigint;
  /** When the manifest was issued, by the server's clock. */
  readonly issuedAt: Date;
  /** Of which lists the device knows the standings. */
  readonly lists: string;
  /** Of what is always sent whole. */
  readonly head: string;
  /** So many organisations the device knows. */
  readonly organisations: number;
}

const FORM = /^(\d+-[0-9A-F]{8})\.(\d{1,20})\.(\d{1,15})\.([\w-]{8})\.([\w-]{8})\.(\d{1,5})$/;

/** The cursor as the device keeps it. */
export function cursorText({ system, xid, issuedAt, lists, head, organisations }: ManifestCursor): string {
  return [system, xid, issuedAt.getTime(), lists, head, organisations].join('.');
}

/** A cursor from its text; `null` where it is none of ours. */
export function parseCursor(text: string): ManifestCursor | null {
  const parts = FORM.exec(text);
  if (!parts) return null;
  const [, system, xid, issuedAt, lists, head, organisations] = parts;
  return {
    system: system!,
    xid: BigInt(xid!),
    issuedAt: new Date(Number(issuedAt)),
    lists: lists!,
    head: head!,
    organisations: Number(organisations),
  };
}

/** Eight characters that differ where the value does. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 8);
}
