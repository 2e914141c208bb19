import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { anywhere, as, type Caller, CurrentCaller, notFound, outcomeOf, Requires } from '@pho-hien/platform';
import { RedeemTicket } from './redeem-ticket.ts';
import {
  RedeemTicketInput,
  RedeemTicketResult,
  ScanRecorded,
  ScanUndone,
  UndoScanInput,
  UndoScanResult,
} from './scan.graphql.ts';
import { UndoScan } from './undo-scan.ts';

@Resolver()
export class ScanResolver {
  constructor(
    private readonly redeem: RedeemTicket,
    private readonly undo: UndoScan,
  ) {}

  @Requires('scan.submit', anywhere)
  @Mutation(() => RedeemTicketResult, {
    description: 'For paired devices: decides a scan and keeps it. Sent again with the same scanId: the same answer.',
  })
  redeemTicket(@Args('input') input: RedeemTicketInput, @CurrentCaller() caller: Caller) {
    if (caller.actor.kind !== 'device') throw notFound();
    return outcomeOf(this.redeem.run(caller, caller.actor, input).then((recorded) => as(ScanRecorded, recorded)));
  }

  @Requires('scan.override', anywhere)
  @Mutation(() => UndoScanResult, {
    description:
      'For paired devices of a supervisor: takes back a scan that let somebody through at a list of their gate.',
  })
  undoScan(@Args('input') input: UndoScanInput, @CurrentCaller() caller: Caller) {
    if (caller.actor.kind !== 'device') throw notFound();
    return outcomeOf(this.undo.run(caller, caller.actor, input).then((insideNow) => as(ScanUndone, { insideNow })));
  }
}
