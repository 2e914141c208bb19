import type { Locale } from '@pho-hien/kernel';
import type { z } from 'zod';
import type { MailContent } from './content.ts';

/** One kind of mail: the closed list of its values and what it says in a language. */
export interface MailTemplate<Schema extends z.ZodType> {
  /** Strict: a value that is not listed is refused, and so are objects with behaviour. */
  readonly values: Schema;
  readonly compose: (values: z.output<Schema>, locale: Locale) => MailContent;
  /** Whether the mail is worthless without what an attachment provider adds, such as the QR code. */
  readonly needsAttachments: boolean;
  /** Whether the subject is also the title, because all of the text is somebody else's. */
  readonly titleIsSubject: boolean;
}

/** Types `template` by its own schema. */
export function mailTemplate<Schema extends z.ZodType>(template: {
  values: Schema;
  compose: (values: z.output<Schema>, locale: Locale) => MailContent;
  needsAttachments?: boolean;
  titleIsSubject?: boolean;
}): MailTemplate<Schema> {
  return { needsAttachments: false, titleIsSubject: false, ...template };
}
