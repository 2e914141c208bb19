/**
 * A mail before it becomes HTML and plain text: blocks of plain text, nothing else.
 * Text in a block is never markup; only a button leads somewhere.
 */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  /** What somebody else wrote, set apart from our own words. */
  | { readonly kind: 'quote'; readonly label: string; readonly text: string }
  /** A short text to read out or copy. */
  | { readonly kind: 'code'; readonly label: string; readonly code: string }
  /** A picture attached to the mail under `cid`. */
  | { readonly kind: 'picture'; readonly cid: string; readonly alt: string }
  | { readonly kind: 'button'; readonly label: string; readonly href: string; readonly fallback: string }
  | { readonly kind: 'note'; readonly text: string };

/** A name and what it stands for, one or more lines. */
export interface Fact {
  readonly label: string;
  readonly lines: readonly string[];
}

/** What a template makes of its values. */
export interface MailContent {
  readonly subject: string;
  /** What the list of mails shows after the subject. */
  readonly preview: string;
  readonly title: string;
  readonly greeting: string;
  readonly blocks: readonly Block[];
  readonly footer: string;
  /** Where an answer goes; null: nobody reads answers. */
  readonly replyTo: string | null;
  /** Where the reader can end mails of this purpose; absent where they come from what they did themselves. */
  readonly unsubscribe?: { readonly label: string; readonly href: string };
}

/** Content id of the ticket's QR code; whoever attaches the picture uses it. */
export const TICKET_QR_CID = 'ticket-qr@pho-hien';
