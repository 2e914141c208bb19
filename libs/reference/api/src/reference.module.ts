import { Global, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { LoadReference } from './loading/load-reference.ts';
import { NormQueries } from './norms/norm.queries.ts';
import { NormResolver } from './norms/norm.resolver.ts';
import { RecordNorm } from './norms/record-norm.ts';
import { VerifyNorm } from './norms/verify-norm.ts';
import { ReferenceQueries } from './reference.queries.ts';
import { ReferenceResolver } from './reference.resolver.ts';

/** What the law and the plan say, as data with citations. Global, so that no context needs to import it. */
@Global()
@Module({
  providers: [LoadReference, ReferenceQueries, ReferenceResolver, NormQueries, NormResolver, RecordNorm, VerifyNorm],
  exports: [ReferenceQueries, NormQueries],
})
export class ReferenceModule implements OnApplicationBootstrap {
  constructor(private readonly load: LoadReference) {}

  onApplicationBootstrap(): Promise<void> {
    return this.load.run();
  }
}
