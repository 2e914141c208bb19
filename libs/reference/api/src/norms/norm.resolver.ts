import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { as, type Caller, CurrentCaller, everywhere, outcomeOf, Public, Requires } from '@pho-hien/platform';
import { NormResult, NormSaved, NormType, RecordNormInput, VerifyNormInput } from './norm.graphql.ts';
import { NormQueries } from './norm.queries.ts';
import { RecordNorm } from './record-norm.ts';
import { VerifyNorm } from './verify-norm.ts';

@Resolver()
export class NormResolver {
  constructor(
    private readonly queries: NormQueries,
    private readonly record: RecordNorm,
    private readonly verify: VerifyNorm,
  ) {}

  @Public()
  @Query(() => [NormType], { description: 'By key, the newest first; also those that ended.' })
  norms() {
    return this.queries.all();
  }

  @Requires('reference.manage', everywhere)
  @Mutation(() => NormResult, { description: 'Enters what a norm is from a day on.' })
  recordNorm(@Args('input') { key, note, ...entry }: RecordNormInput, @CurrentCaller() caller: Caller) {
    const told = { ...entry, note: note ?? '' };
    return outcomeOf(this.record.run(caller, key, told).then((id) => as(NormSaved, { id })));
  }

  @Requires('reference.manage', everywhere)
  @Mutation(() => NormResult, { description: 'Keeps that the caller compared a norm with the official text.' })
  verifyNorm(@Args('input') { id }: VerifyNormInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.verify.run(caller, id).then(() => as(NormSaved, { id })));
  }
}
