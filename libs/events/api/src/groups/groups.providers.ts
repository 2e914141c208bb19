import { AnswerAsGuardian } from './answer-as-guardian.ts';
import { AnswerEntry } from './answer-entry.ts';
import { AskAgain } from './ask-again.ts';
import { AskGuardian } from './ask-guardian.ts';
import { AskGuardianAgain } from './ask-guardian-again.ts';
import { AskGroup } from './ask-group.ts';
import { ConsentQueries } from './consent.queries.ts';
import { GuardianResolver, RegistrationGuardianResolver, WalletEntryResolver } from './consent.resolver.ts';
import { GroupMails } from './group-mails.ts';
import { GroupQueries } from './group.queries.ts';
import { GroupResolver } from './group.resolver.ts';
import { ConfirmImport } from './imports/confirm-import.ts';
import { CorrectCell } from './imports/correct-cell.ts';
import { ImportQueries } from './imports/import.queries.ts';
import { ImportResolver } from './imports/import.resolver.ts';
import { SheetUploads } from './imports/sheet-uploads.ts';
import { SweepImports } from './imports/sweep-imports.ts';
import { UploadSheet } from './imports/upload-sheet.ts';
import { WriteImport } from './imports/write-import.ts';
import { RecordAuthority } from './record-authority.ts';
import { RegisterGroup } from './register-group.ts';
import { SettleConsent } from './settle-consent.ts';
import { SheetReader } from './sheets/sheet-reader.ts';
import { StartGroups } from './start-groups.ts';
import { SweepConsents } from './sweep-consents.ts';
import { TicketTypeGroupsResolver } from './ticket-type-groups.resolver.ts';
import { WithdrawGuardianConsent } from './withdraw-guardian-consent.ts';

/** Use cases and reads of groups that others may call. */
export const groupServices = [
  RegisterGroup,
  AskGroup,
  AskAgain,
  AskGuardianAgain,
  AnswerEntry,
  AnswerAsGuardian,
  WithdrawGuardianConsent,
  RecordAuthority,
  UploadSheet,
  CorrectCell,
  ConfirmImport,
  WriteImport,
  GroupQueries,
  ImportQueries,
  ConsentQueries,
  SweepConsents,
  SweepImports,
];

/** Everything of groups that the module provides. */
export const groupProviders = [
  ...groupServices,
  SettleConsent,
  AskGuardian,
  GroupMails,
  SheetReader,
  SheetUploads,
  GroupResolver,
  WalletEntryResolver,
  GuardianResolver,
  RegistrationGuardianResolver,
  ImportResolver,
  TicketTypeGroupsResolver,
  StartGroups,
];
